import { describe, it } from 'vitest';
import { type Case, FORMS, LADDER, SEND, STATED, expectRefused } from '../fixtures/broken-protocol.ts';

const WAYS: readonly Case[] = [
  [
    'a stage to which nothing leads',
    SEND,
    [['next: 3b', 'next: X']],
    '3b\n    title',
    /no case can get to stage 3b: no other stage has "next: 3b"/,
  ],
  [
    'a stage that opens on what opens nothing',
    SEND,
    [['opensOn: [director-raised]', 'opensOn: [satisfied]']],
    'satisfied]',
    /^stage 3b, opensOn 1: "satisfied" opens no stage/,
  ],
  [
    'a stage that waits for a finding which nobody can give',
    STATED,
    [
      [
        "holders: { neutral: scrutineer }\n    decidedBy: neutral\n    next: '6'",
        "holders: { raising: practitioner, receiving: practitioner }\n    decidedBy: both\n    next: '6'",
      ],
    ],
    'scrutineer-finding]',
    /opens stage 6 only where a neutral officer holds the stage before it/,
  ],
  [
    'a stage without a way out',
    LADDER,
    [['    next: C\n', '']],
    'L\n    title: The Strategic',
    /^stage L, id: stage L has no way out: give it "next", or "final: last"/,
  ],
  [
    'stages that go round',
    SEND,
    [['needsReason: true\n    final: last', "needsReason: true\n    next: '2'"]],
    "'2'\n    src: '237",
    /the stages go round in a circle: X, 2, 3a, 3b, X/,
  ],
  [
    'a stage of both sides that one holds',
    SEND,
    [['holders: { raising: director, receiving: director }', 'holders: { raising: director }']],
    '{ raising: director }',
    /stage 3b is decided by "both", and nobody holds it for: receiving/,
  ],
  [
    'a stage of an officer that nobody holds',
    SEND,
    [['holders: { neutral: dcs }', 'holders: { raising: director }']],
    '{ raising: director }\n',
    /decided by "neutral", and nobody holds it for: neutral/,
  ],
  [
    'a stage of all three without an officer',
    SEND,
    [['decidedBy: both\n    next: X', 'decidedBy: all\n    next: X']],
    '{ raising: director, receiving',
    /decided by "all", and nobody holds it for: neutral/,
  ],
  [
    'a stage held by a role of the other side',
    LADDER,
    [['receiving: team-manager }', 'receiving: practitioner }']],
    'receiving: |practitioner }',
    /"practitioner" cannot hold a stage for "receiving": the role is of the side "raising"/,
  ],
  [
    'a guard that comes too late',
    FORMS,
    [
      [
        'starts: [unresolved]\n    strength: must\n    force: none\n    medium: form\n    doneBy: [notice-sent#2f]',
        'starts: [form-received@3]\n    strength: must\n    force: none\n    medium: form\n    doneBy: [notice-sent#2f]',
      ],
    ],
    "blocks: [|'to:3']",
    /to be done before stage 3, and it can only begin once the case is there/,
  ],
];

describe('a way that leads nowhere is shown at its place', () => {
  it.each(WAYS)('%s', (...one) => expectRefused(one));
});
