import { describe, it } from 'vitest';
import { type Case, LADDER, SEND, expectRefused, read } from '../fixtures/broken-protocol.ts';

const MORE: readonly Case[] = [
  [
    'a stage of a substitute',
    read('birmingham'),
    [
      [
        'substitutes:\n',
        "substitutes:\n  - { agencyType: housing, stages: ['9'], role: director, src: '1' }\n",
      ],
    ],
    "'9'",
    /^substitute 1, stage 1: there is no stage "9"/,
  ],
  [
    'two duties of one name',
    SEND,
    [['id: 1b', 'id: 1a']],
    "1a\n    stage: '1'\n    kind: reason",
    /two duties have the same name, "1a"/,
  ],
  [
    'two stages of one name',
    LADDER,
    [['id: S\n', 'id: T\n']],
    'T\n    title: The Service Manager',
    /two stages have the same name, "T"/,
  ],
  [
    'two roles of one name',
    SEND,
    [['{ id: director, side', '{ id: dcs, side']],
    'id: |dcs, side: neutral',
    /two roles have the same name, "dcs"/,
  ],
  [
    'two fields of one name',
    LADDER,
    [['{ id: ask,', '{ id: matter,']],
    'id: |matter, label: What you ask',
    /two fields of this writing have the same name, "matter"/,
  ],
];

describe('two of one name, and names in substitutes, are shown at their place', () => {
  it.each(MORE)('%s', (...one) => expectRefused(one));
});
