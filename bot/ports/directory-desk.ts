import type { Instant } from '../protocol/instant.ts';
import type { DirectoryChange, DirectoryRecord } from './people.ts';

/** Something in a file that cannot be taken as it stands. */
export interface CsvMistake {
  /** As a spreadsheet counts: the heading is line 1. */
  readonly line: number;
  /** The heading of the column, where one cell is wrong. */
  readonly column?: string | undefined;
  /** What is wrong, in one sentence; it may quote the cell. */
  readonly wrong: string;
  /** What to do about it, in one sentence. */
  readonly remedy: string;
}

/** What a file would do to the directory as it is now. */
export interface CsvPlan {
  /** In the order of the lines. Where there is one, nothing of the file may be applied. */
  readonly mistakes: readonly CsvMistake[];
  /** Empty where the file says what the directory says already. */
  readonly changes: readonly DirectoryChange[];
  /** Each change in words, in the same order: "Add Tom Baker, Sandwell Council". */
  readonly told: readonly string[];
}

/** Something about the directory that somebody should see to. */
export interface Finding {
  /** What it belongs with on the card, in words: "Roles that nobody holds". */
  readonly group: string;
  /** 1 stops a case, 2 will stop one, 3 is to be tidied up. */
  readonly urgency: 1 | 2 | 3;
  /** What was found, in one sentence. */
  readonly what: string;
  /** What to do about it, in one sentence. */
  readonly remedy: string;
  /** The protocol that it concerns; absent: all. */
  readonly protocol?: string | undefined;
  /** Whose entry is to be opened. */
  readonly person?: string | undefined;
}

/** What the conversation asks of the directory beside reading and writing its rows. */
export interface DirectoryDesk {
  /** Compares a file with the directory as it is at this moment. Never rejects for what stands in the file. */
  checkCsv(text: string): Promise<CsvPlan>;
  /** The id of somebody who is added with this address: always the same for one address, so that adding twice adds once. */
  idFor(email: string): string;
  /** True for a text that begins with the heading of such a file. */
  looksLikeCsv(text: string): boolean;
  /** The present directory as a file that a spreadsheet opens; no cell of it runs as a formula. */
  csv(): Promise<string>;
  /** How many roles of agencies that take part in a procedure nobody holds today: as many as the health names. */
  unheld(record: DirectoryRecord, protocol: string): number;
  /** Most urgent first. What Entra or Teams could not be asked about is a finding too. */
  health(): Promise<readonly Finding[]>;
}

/** A file that somebody has given to the bot, kept until they say what is to be done with it. */
export interface Upload {
  readonly id: string;
  /** The directory's id of whoever gave it. */
  readonly person: string;
  readonly name: string;
  readonly text: string;
  readonly at: Instant;
  /** The digest of what they were last shown that it would do. */
  readonly shown?: string | undefined;
}

/** Keeps one file a person: a newer one takes the place of the older. */
export interface UploadStore {
  load(person: string): Promise<Upload | undefined>;
  save(upload: Upload): Promise<void>;
  remove(person: string): Promise<void>;
}
