import { describe, expect, it } from 'vitest';
import { largestForms } from '../../cards/forms/protocol-form-size.ts';
import { bytesOver } from '../../bot/protocol/form-values.ts';
import { readAllVersions } from '../../bot/read-protocols.ts';
import type { Played } from '../fixtures/play-case.ts';
import { atSeniors, formCase, formWorld } from '../fixtures/resolution-form.ts';
import { PLANTED } from '../fixtures/sample-cases.ts';
import { complaintsAbout, textOf, valuesOf } from './card-complaints.ts';
import { drawForm } from './form-samples.ts';
import { AGAIN, byManager, input, opened, sentOnce, typed } from './protocol-form-samples.ts';

/** Of another's part, or written anew at each sending. */
const NOT_KEPT = ['issues', 'completedBy', 'completedOn'];

describe('the room of a card', () => {
  const grown = (sign: string): Played => {
    const before = formCase();
    const fill = (length: number): string => sign.repeat(length / sign.length);
    const intake = { ...PLANTED, whatHappened: fill(3000), evidence: fill(1500), wouldSettle: fill(1500) };
    return { ...before, case: { ...before.case, intake } };
  };

  it('what does not fit of the words of the case is said to be in its details, and is not half a character', () => {
    for (const sign of ['w', 'ש', '🧒', '"\\', 'a\n']) {
      const it = byManager(grown(sign));
      const card = drawForm(it);
      expect(complaintsAbout(card)).toEqual([]);
      expect(textOf(card)).toContain('All of it stays in the case, behind “See the details”.');
      expect(String(input(it, 'details')?.['value']).length).toBeLessThanOrEqual(3000);
      expect(String(input(it, 'details')?.['value'])).not.toMatch(/\p{Cs}/u);
    }
  });

  it('a form that is as full as it may be opens again with every letter of it', () => {
    const before = atSeniors(sentOnce());
    for (const sign of ['w', 'ש', '🧒', '"\\', 'a\n']) {
      const full = (chars: number): string => sign.repeat(Math.floor(chars / sign.length));
      const values: Record<string, string> = { ...AGAIN, details: full(3000) };
      for (const id of [
        'method',
        'lessons',
        'others',
        'further_1_action',
        'further_2_by',
        'further_3_by',
        'issues',
      ])
        for (let most = 600; most > 0 && values[id] !== full(most); most -= 20)
          if (bytesOver({ ...values, [id]: full(most) }) <= 0) values[id] = full(most);
      const kase = { ...before.case, forms: { resolution: { version: 1, values } } };
      const card = drawForm(opened({ ...before, case: kase }, 'gareth', 'F3'));
      expect(complaintsAbout(card)).toEqual([]);
      const own = Object.fromEntries(Object.entries(values).filter(([id]) => !NOT_KEPT.includes(id)));
      expect(valuesOf(card)).toMatchObject(typed(own));
    }
  });

  const shipped = [...readAllVersions(), formWorld().protocol].flatMap((protocol) =>
    largestForms(protocol).map((it) => ({ name: `${protocol.id} ${it.duty}`, ...it })),
  );
  it.each(shipped)('the largest $form of $name stays below 28 KB', ({ bytes }) => {
    expect(bytes).toBeLessThan(27 * 1024);
  });
});
