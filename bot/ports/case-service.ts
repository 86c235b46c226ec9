import type { Case, Pins } from '../protocol/case.ts';
import type { Command } from '../protocol/command.ts';
import type { Protocol } from '../protocol/definition.ts';
import type { CaseEvent } from '../protocol/event.ts';
import type { Refusal } from '../protocol/refusal.ts';
import type { World } from '../protocol/world.ts';
import type { LoadedCase } from './case-store.ts';

export type CommandOutcome =
  | { readonly done: 'accepted'; readonly case: Case }
  /** It was handled before: nothing changed now. */
  | { readonly done: 'repeated'; readonly case: Case }
  | { readonly done: 'refused'; readonly refusal: Refusal; readonly case: Case | undefined };

/** A command on its way to a case. */
export interface CommandTarget {
  readonly ref: string;
  readonly command: Command;
  /** Says the same whoever delivers it: case, stage, verb, revision, person. */
  readonly businessKey?: string | undefined;
  /** The stage that the person was looking at: once the case has moved on, their word does not count for the next. */
  readonly atStage?: string | undefined;
  /** For a new case: the protocol that it pins, with the one-off days off that are known now. */
  readonly pins?: Pins;
  /** The case as the caller has just loaded it: it is not read again. */
  readonly loaded?: LoadedCase;
}

/** What the conversation asks of the cases. */
export interface CaseService {
  /**
   * Handles a command, and delivers what follows from it as far as the time of a turn allows.
   * @throws BusyError when too many write to one case at once
   */
  submit(target: CommandTarget): Promise<CommandOutcome>;
  load(ref: string): Promise<LoadedCase | undefined>;
  /** True where one of these ids is that of a command that was accepted. */
  wasHandled(ref: string, commandIds: readonly string[]): Promise<boolean>;
  events(ref: string): Promise<CaseEvent[]>;
  /** The cases in which a person has a part, newest first. */
  mine(person: string): Promise<Case[]>;
  worldOf(pins: Pins): World;
  /** The protocols in which a case can be opened, by title. */
  readonly protocols: readonly Protocol[];
}
