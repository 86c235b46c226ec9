import { describe, expect, it } from 'vitest';
import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { renderDetails } from '../../cards/details-card.ts';
import { renderRoot } from '../../cards/root-card.ts';
import { renderStage } from '../../cards/stage-card.ts';
import { type ThreadEffect, threadText } from '../../cards/thread-text.ts';
import { type Played, mailGoes, play, writes } from '../fixtures/play-case.ts';
import { FILLED, atSeniors } from '../fixtures/resolution-form.ts';
import { complaintsAbout, textOf } from './card-complaints.ts';
import { AGAIN, sentOnce } from './protocol-form-samples.ts';

const NEW = { ...AGAIN, details: 'PLANTEDNEWER: four hours were given.' };
const sentTwice = (): Played =>
  play(
    atSeniors(sentOnce()),
    writes('gareth', '2026-06-06 09:00', 'F3', NEW),
    mailGoes('F3', '2026-06-06 09:01'),
  );
const threadOf = ({ world, case: kase, effects, now }: Played): string[] =>
  effects
    .filter((it): it is ThreadEffect => ['mention-holders', 'remind', 'tell-thread'].includes(it.kind))
    .map((effect) => threadText(world, kase, effect, now).text);

function detailsOf(played: Played, viewer: string): { cards: AdaptiveCard[]; text: string } {
  const cards: AdaptiveCard[] = [];
  for (let page = 0; page < 20; page += 1) {
    const card = renderDetails({ ...played, viewer, page });
    cards.push(card);
    if (!textOf(card).includes('Show more')) break;
  }
  return { cards, text: cards.map(textOf).join('\n') };
}

describe('the thread', () => {
  it('says only that the form was sent, which version, and to whom', () => {
    expect(threadOf(sentTwice()).at(-1)).toBe(
      'SS-7K3QXM: The resolution form (version 2) was sent by e-mail to Olive Reid (Business Manager, Sandwell Partnership) on Saturday 6 June, 09:01.',
    );
  });

  it('shows no word of it, neither in its messages nor on its cards', () => {
    const played = sentTwice();
    const { world, case: kase, now } = played;
    const cards = [
      renderRoot(world, kase, now),
      renderStage(world, kase, '3a', now),
      renderStage(world, kase, '2', now),
    ];
    expect(JSON.stringify([...threadOf(played), ...cards])).not.toMatch(/PLANTED|Zebediah/);
  });

  it('says which form may not have arrived', () => {
    const played = play(
      atSeniors(sentOnce()),
      writes('gareth', '2026-06-06 09:00', 'F3', NEW),
      mailGoes('F3', '2026-06-06 09:01', 'unknown'),
    );
    expect(threadOf(played).at(-1)).toContain(
      'The resolution form (version 2) may not have reached Olive Reid',
    );
    expect(textOf(renderRoot(played.world, played.case, played.now))).toContain(
      'whether the resolution form (version 2) reached Olive Reid',
    );
  });
});

describe('the details, for the people of the case', () => {
  it('have the newest version in full, under the headings of the form', () => {
    const { text } = detailsOf(sentTwice(), 'tom');
    const newest = text.slice(
      text.indexOf('As Gareth Bevan (Oak School) filled it in on Saturday 6 June, 09:00.'),
    );
    for (const part of ['The child', FILLED.child, 'Wednesday 9 March 2016', 'PLANTEDNEWER', 'Two meetings'])
      expect(newest).toContain(part);
    expect(newest).toContain(
      'Action taken: The provider is written to; By whom: Tom Baker; Date completed: Friday 12 June 2026',
    );
  });

  it('have every earlier version after it', () => {
    const { text } = detailsOf(sentTwice(), 'olive');
    const newer = text.indexOf('PLANTEDNEWER');
    const older = text.indexOf('PLANTEDDETAILS: ten hours were agreed');
    expect(newer).toBeGreaterThan(0);
    expect(older).toBeGreaterThan(newer);
    expect(text).toContain('As Helen Price (Oak School) filled it in on Friday 5 June, 09:00.');
  });

  it('have each sending in the record', () => {
    const { text } = detailsOf(sentTwice(), 'priya');
    expect(text).toContain('Helen Price (Oak School) wrote the resolution form (version 1).');
    expect(text).toContain('Gareth Bevan (Oak School): the resolution form (version 2) was sent by e-mail.');
  });

  it('say each word once, however often the form was sent', () => {
    expect(detailsOf(sentTwice(), 'priya').text.split('PLANTEDNEWER')).toHaveLength(2);
  });

  it('are sound and small enough', () => {
    for (const card of detailsOf(sentTwice(), 'priya').cards) expect(complaintsAbout(card)).toEqual([]);
  });

  it('are for nobody else', () => {
    expect(detailsOf(sentTwice(), 'a stranger').text).not.toMatch(/PLANTED|Zebediah/);
  });
});
