import { describe, expect, it, test } from 'vitest';
import { recordLines } from '../../cards/record-lines.ts';
import { renderPreview } from '../../cards/raise/preview-card.ts';
import { renderRaiseForm } from '../../cards/raise/raise-form-card.ts';
import { renderDetails } from '../../cards/details-card.ts';
import { wordsOf } from '../sandbox/connector/read-message.ts';
import { moment } from '../fixtures/play-case.ts';
import { MANNED, listing, raisedUnder, withManagers, worldWith } from '../fixtures/rostered.ts';
import { DRAFT, PEOPLE, SANDWELL } from './raise-samples.ts';

const NOW = moment('2026-06-01 10:00');
const OLIVE = { name: 'Olive Ward', agency: 'council' } as const;
const previewOf = (entries: typeof MANNED): string =>
  wordsOf(renderPreview(worldWith(entries), raisedUnder(entries).case, DRAFT, 'Tom Baker', NOW)).join('\n');

describe('before anything is sent one is told who can read it', () => {
  const [readers, later] = previewOf(listing(OLIVE))
    .split('Who can read it')[1]
    ?.split('only if it comes to their step') ?? ['', ''];
  it('the business manager too, by name', () => {
    expect(readers).toContain(
      'Only the business manager of the partnership, Olive Ward, who can read every case, and the people of this case:',
    );
  });
  it('of the people of the case those to whom it has come, and the others apart', () => {
    expect(readers).toMatch(/Priya Shah[\s\S]*Tom Baker/);
    expect(readers).not.toContain('Helen Price');
    expect(later).toContain('Helen Price');
  });
  it('also on the form itself', () => {
    expect(wordsOf(renderRaiseForm(SANDWELL, DRAFT, PEOPLE, undefined, undefined, NOW)).join('\n')).toContain(
      'Only the people of this case and the business manager of the partnership can read what you write here.',
    );
  });
});

test('somebody outside Teams is not said to be mentioned: they are e-mailed', () => {
  const outside = previewOf(
    listing({ name: 'Tom Baker', agency: 'council', outside: true, holds: [{ role: 'practitioner' }] }),
  );
  expect(outside).toMatch(/Asked by e-mail: Tom Baker \(/);
  expect(outside).not.toContain('Mentioned in the thread');
  expect(previewOf(MANNED)).toMatch(/Mentioned in the thread: Tom Baker \(/);
});

test('where nobody is listed further up one is told that the matter goes there, and who is asked then', () => {
  const said = previewOf(listing({ name: 'Colin Webb', agency: 'council' }));
  expect(said).toContain('Nobody is listed for these parts yet');
  expect(said).toContain('If it goes up to one of these parts, you are then asked to say who it is.');
  expect(said).not.toMatch(/cannot go that far|set when it is opened/);
});

test('among those who have a part, those to whom it has not come are marked', () => {
  const { case: kase, events } = withManagers(MANNED);
  const now = moment('2026-06-04 10:00');
  const words = wordsOf(
    renderDetails({ world: worldWith(undefined), case: kase, events, viewer: 'priya', now }),
  );
  const after = (name: string): string =>
    words[words.findLastIndex((it) => it.startsWith(`**${name}`)) + 1] ?? '';
  expect(after('Judith Okafor')).toBe('Joins only if it comes to that step.');
  expect(after('Colin Webb')).not.toContain('Joins only');
});

test.each([
  ['case', 'not-a-party', 'asked to see the case; it was not shown'],
  ['details', 'not-yet', 'asked to see the case; it was not shown'],
  ['settle', 'not-yours', 'pressed a button that was not theirs; nothing was changed'],
  ['record', 'not-a-party', 'pressed a button that was not theirs; nothing was changed'],
  ['case', 'unknown-stage', 'tried something that was not theirs to do, and was refused'],
  ['settle', 'unknown-duty', 'tried something that was not theirs to do, and was refused'],
  ['settle', 'moved-on', 'sent a form of a step that was over, and nothing was changed'],
])('given a refusal of “%s” because it is %s, then the record says that they %s', (what, because, said) => {
  const { case: kase } = raisedUnder(MANNED);
  const by = { person: 'diane', name: 'Diane Cooper' };
  const view = { world: worldWith(undefined), case: kase, now: NOW };
  expect(recordLines(view, [{ type: 'refused', at: NOW, by, what, because }])[0]?.text).toBe(
    `Diane Cooper (Sandwell Council) ${said}`,
  );
});
