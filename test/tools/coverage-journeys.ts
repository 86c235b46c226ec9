import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Protocol } from '../../bot/protocol/definition.ts';
import { type MetDuties, dutyKey, metOf } from './coverage-scenarios.ts';

const quoted = (text: string, words: string): boolean =>
  [`'${words}'`, `"${words}"`, `\`${words}\``].some((it) => text.includes(it));

/**
 * Notes the duties whose button is pressed in a journey: the test names the protocol and, in quotation marks, the words
 * on the button, which it could not press if no card had it.
 */
export function meetInJourneys(
  folder: string,
  protocols: ReadonlyMap<string, Protocol>,
  met: MetDuties,
): void {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.test.ts'))) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const protocol of protocols.values()) {
      if (!quoted(text, protocol.id)) continue;
      for (const duty of protocol.duties) {
        // Words that several duties share do not tell which of them was done.
        const alone = protocol.duties.filter(({ button }) => button === duty.button).length === 1;
        if (duty.button === undefined || !alone || !quoted(text, duty.button)) continue;
        const one = metOf(met, dutyKey(protocol, duty));
        one.reachedIn.add(file);
        one.cardIn.add(file);
      }
    }
  }
}
