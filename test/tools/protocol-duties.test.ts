import { describe, it } from 'vitest';
import { type Case, FORMS, LADDER, SEND, expectRefused } from '../fixtures/broken-protocol.ts';

const DUTIES: readonly Case[] = [
  [
    'a role that is not on that side',
    LADDER,
    [
      [
        "by: { side: receiving, role: team-manager }\n    text: 'Look",
        "by: { side: raising, role: team-manager }\n    text: 'Look",
      ],
    ],
    "team-manager }\n    text: 'Look",
    /^duty T3, by, role: nobody can do it: there is no "team-manager" on the side "raising" \(the role is of the receiving side\)/,
  ],
  [
    'somebody to write to who is not there',
    LADDER,
    [['to: { side: receiving, role: service-manager }', 'to: { side: neutral, role: service-manager }']],
    'neutral, role: |service-manager',
    /^duty S1, to, role: nobody gets it/,
  ],
  [
    'a start that nothing can bring about',
    SEND,
    [['starts: [unresolved@2]', 'starts: [satisfied@2]']],
    'satisfied@2',
    /^duty 3a-1, starts 1: nothing can bring about "satisfied@2" in stage 2, so the duty never begins/,
  ],
  [
    'a decision without a way to be made',
    SEND,
    [
      [
        'kind: meet\n    by: { side: joint, role: director }',
        'kind: decide\n    by: { side: joint, role: director }',
      ],
      [
        "doneBy: [meeting-held, resolved]\n    endsWithStage: true\n    src: '236",
        "endsWithStage: true\n    src: '236",
      ],
    ],
    'id: |3b-3\n',
    /^duty 3b-3, id: nobody can do it: a decision has no button of its own/,
  ],
  [
    'what can only be done elsewhere',
    SEND,
    [['doneBy: [spoke, meeting-held, resolved, unresolved]', 'doneBy: [decision-made]']],
    "[decision-made]\n    endsWithStage: true\n    src: '201",
    /^duty 2b, doneBy: nobody can do it: none of what is in doneBy can happen in stage 2/,
  ],
  [
    'an e-mail that does not do its duty',
    SEND,
    [['doneBy: [letter-sent#3b-2]', 'doneBy: [notice-sent#3b-2]']],
    "fulfils: |[letter-sent]\n    src: '234-236",
    /arrives as "letter-sent", and nothing in doneBy says so: nobody can ever finish it. Add "letter-sent#3b-2"/,
  ],
  [
    'a form and fields at once',
    FORMS,
    [
      [
        '      form: resolutionForm\n',
        '      form: resolutionForm\n      fields: [{ id: more, label: More }]\n',
      ],
    ],
    '[{ id: more',
    /it has a form and fields of its own; keep one/,
  ],
  [
    'a writing without anything to write',
    FORMS,
    [['      form: resolutionForm\n', '']],
    'title: The resolution form for the Business Unit',
    /there is nothing to write: give it "fields", or a "form"/,
  ],
  [
    'a stated time that nobody is asked for',
    SEND,
    [['limit: 3 wd\n    cumulative: 5', 'limit: stated\n    cumulative: 5']],
    'stated\n',
    /^duty 1d, limit: nobody is asked how long it may take: stage 1 needs "stated: must"/,
  ],
  [
    'what waits for a referral into a stage that no referral opens',
    SEND,
    [
      [
        'opensOn: [referred]\n    holders: { raising: senior-manager',
        'opensOn: [form-received]\n    holders: { raising: senior-manager',
      ],
    ],
    '|referred@3a]\n    limit: 2 wd',
    /^duty 3a-2, starts 1: nothing can bring about "referred@3a" in stage 3a, so the duty never begins$/,
  ],
  [
    'a duty that begins with what it is to bring about',
    LADDER,
    [['starts: [unresolved@I]', 'starts: [notification-received]']],
    '|notification-received]\n    strength',
    /, starts 1: it begins with "notification-received", and that is what it is to bring about \(doneBy\): it would be done as it begins$/,
  ],
];

describe('what nobody can fulfil is shown at its place', () => {
  it.each(DUTIES)('%s', (...one) => expectRefused(one));
});
