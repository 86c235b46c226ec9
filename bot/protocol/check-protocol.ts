import { checkDoubles } from './check-doubles.ts';
import { checkDuties } from './check-duties.ts';
import { checkEntries } from './check-entries.ts';
import { checkLooseEnds } from './check-loose-ends.ts';
import type { Mistake } from './check-mistake.ts';
import { checkNames } from './check-names.ts';
import { checkReserved } from './check-reserved.ts';
import { checkRoom } from './check-room.ts';
import { checkStages } from './check-stages.ts';
import { checkSums } from './check-sums.ts';
import { checkTexts } from './check-texts.ts';
import { checkWays } from './check-ways.ts';
import type { Protocol } from './definition.ts';

/**
 * What is wrong with the names in a protocol file: two of a kind, names of what is not there, and names that may
 * not be given. Takes the file as it was read from its text, whatever else is wrong with it.
 */
export const checkNaming = (file: unknown): Mistake[] => [
  ...checkDoubles(file),
  ...checkNames(file),
  ...checkReserved(file),
];

/** What is wrong with each stage, duty, form and text of a protocol, whatever way leads to it. */
export const checkParts = (protocol: Protocol): Mistake[] => [
  ...checkStages(protocol),
  ...checkDuties(protocol),
  ...checkSums(protocol),
  ...checkTexts(protocol),
  ...checkRoom(protocol),
  ...checkEntries(protocol),
  ...checkLooseEnds(protocol),
];

/** What is wrong with the way through the stages. It takes names that are right: a wrong one breaks every way. */
export const checkWhole = (protocol: Protocol): Mistake[] => checkWays(protocol);
