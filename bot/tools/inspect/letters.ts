import type { Receipt, Writing } from '../../protocol/case.ts';
import { sentDuty } from '../../protocol/decide/write.ts';
import type { CaseEvent } from '../../protocol/event.ts';

/** A letter as it was written, with what became of it. */
export interface Letter {
  readonly entry: number;
  readonly writing: Writing;
  /** Of its e-mail, each with the entry that tells of it. */
  readonly receipts: readonly { readonly entry: number; readonly receipt: Receipt }[];
}

/** Every letter that was ever written in a case, also those that were written again later; oldest first. */
export function allLetters(events: readonly CaseEvent[]): Letter[] {
  const letters: Letter[] = [];
  const change = (duty: string, by: (letter: Letter) => Letter): void => {
    const index = letters.findLastIndex(({ writing }) => writing.duty === duty);
    const letter = letters[index];
    if (letter) letters[index] = by(letter);
  };
  for (const [index, event] of events.entries()) {
    const entry = index + 1;
    if (event.type === 'written') letters.push({ entry, writing: event.writing, receipts: [] });
    if (event.type === 'writing-settled')
      change(event.duty, (letter) => ({ ...letter, writing: settled(letter.writing, event) }));
    const mailed = event.type === 'delivered' ? sentDuty(event.effect) : undefined;
    if (event.type === 'delivered' && mailed !== undefined)
      change(mailed, (letter) => ({
        ...letter,
        receipts: [...letter.receipts, { entry, receipt: event.receipt }],
      }));
  }
  return letters;
}

const settled = (
  writing: Writing,
  { status, sentAt }: Extract<CaseEvent, { type: 'writing-settled' }>,
): Writing => ({ ...writing, status, ...(sentAt !== undefined && { sentAt }) });
