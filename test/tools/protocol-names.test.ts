import { describe, it } from 'vitest';
import { type Case, FORMS, LADDER, SEND, STATED, expectRefused } from '../fixtures/broken-protocol.ts';

const NAMES: readonly Case[] = [
  [
    'a stage that leads nowhere',
    LADDER,
    [['next: S', 'next: Z']],
    'Z\n',
    /^stage T, next: there is no stage "Z"\. Known here: I, T, S, L, C/,
  ],
  [
    'a role that is misspelt',
    SEND,
    [['role: line-manager }\n    text: Take it', 'role: line-manger }\n    text: Take it']],
    'line-manger',
    /^duty 2a, to, role: there is no role "line-manger"; did you mean "line-manager"\?/,
  ],
  [
    'a holder that is no role',
    SEND,
    [['receiving: director }', 'receiving: directors }']],
    'directors }',
    /^stage 3b, holders, receiving: there is no role "directors"; did you mean "director"/,
  ],
  [
    'the duty of a limit',
    SEND,
    [['limitDuty: 1d', 'limitDuty: 1x']],
    '1x',
    /^stage 1, limitDuty: there is no duty "1x"/,
  ],
  [
    'the duty of a window',
    LADDER,
    [['window: S1', 'window: S9']],
    'S9',
    /^stage S, window: there is no duty "S9"/,
  ],
  [
    'the stage of an event',
    SEND,
    [['starts: [unresolved@2]', 'starts: [unresolved@22]']],
    'unresolved@22',
    /there is no stage "22"/,
  ],
  [
    'the duty of an event',
    SEND,
    [['doneBy: [letter-sent#2c]', 'doneBy: [letter-sent#2d]']],
    'letter-sent#2d',
    /there is no duty "2d"; did you mean/,
  ],
  [
    'the stage of a guard',
    FORMS,
    [["blocks: ['to:3']", "blocks: ['to:33']"]],
    "'to:33'",
    /there is no stage "33"/,
  ],
  [
    'the form of a writing',
    FORMS,
    [['form: resolutionForm', 'form: resolutionsForm']],
    'resolutionsForm',
    /there is no form "resolutionsForm"; did you mean "resolutionForm"/,
  ],
  [
    'a duty that is ticked',
    LADDER,
    [['{ duty: T3, label', '{ duty: T33, label']],
    'T33',
    /there is no duty "T33"; did you mean "T3"/,
  ],
  [
    'a field on which another depends',
    FORMS,
    [['requiredWhen: { field: ', 'requiredWhen: { field: x']],
    'field: |x',
    /there is no field "x\w+" in this form; did you mean/,
  ],
  [
    'a kind of agency',
    FORMS,
    [['agencyType: police', 'agencyType: polise']],
    'polise',
    /there is no kind of agency "polise"; did you mean "police"/,
  ],
  [
    'the stage of a pattern',
    STATED,
    [["suggests: '5'", "suggests: '7'"]],
    "'7'",
    /^pattern, suggests: there is no stage "7"/,
  ],
  [
    'one of whom a stage must have one',
    STATED,
    [['anyOf: [senior-cp-manager', 'anyOf: [junior-cp-manager']],
    'junior-cp-manager',
    /there is no role "junior-cp-manager"; did you mean "senior-cp-manager"/,
  ],
];

describe('a name that points to nothing is shown at its place', () => {
  it.each(NAMES)('%s', (...one) => expectRefused(one));
});
