import { describe, expect, it } from 'vitest';
import { composeWriting } from '../../bot/mail/compose-writing.ts';
import { type Played, mailGoes, play, says, writes } from '../fixtures/play-case.ts';
import { LISTED, type Listing, idOf, protocol, raisedBetween } from '../fixtures/agency-types.ts';
import { renderDetails } from '../../cards/details-card.ts';
import { renderPreview } from '../../cards/raise/preview-card.ts';
import { sayRefusal } from '../../cards/say-refusal.ts';
import { type ThreadEffect, threadText } from '../../cards/thread-text.ts';
import { textOf } from './read-card.ts';

const OUTCOME = { agreed: 'Ten hours a week.', openPoints: 'Nothing is open.', actions: 'None.' };
const without = (...roles: string[]): Listing[] => LISTED.filter(([, , role]) => !roles.includes(role));

const givesUp = (name: string, at: string) =>
  says(idOf(name), at, { key: 'unresolved', reason: 'no way forward' });
const refers = (name: string, at: string, stage: string) => says(idOf(name), at, { key: 'referred', stage });

/** The line managers have it. */
const atSecond = (start: Played, raiser: string): Played =>
  play(start, givesUp(raiser, '2026-06-03 15:00'), refers(raiser, '2026-06-04 09:00', '2'));
/** The senior managers have it; the receiving side's line manager took it there. */
const atThird = (start: Played, raiser: string, manager: string): Played =>
  play(
    atSecond(start, raiser),
    givesUp(manager, '2026-06-05 10:00'),
    refers(manager, '2026-06-05 15:30', '3a'),
  );

function lastMention({ world, case: kase, effects, now }: Played) {
  const isMention = (effect: { kind: string }): effect is ThreadEffect => effect.kind === 'mention-holders';
  const effect = effects.filter(isMention).at(-1);
  return effect ? threadText(world, kase, effect, now) : expect.fail('nobody was mentioned');
}
const preview = ({ world, case: kase, now }: Played): string =>
  textOf(renderPreview(world, kase, 'draft', 'Tom Baker, Sandwell Council', now));
const linesOf = (text: string): string[] => text.split('\n').map((line) => line.replace(/^- /, ''));
const details = ({ world, case: kase, events, now }: Played): string =>
  textOf(renderDetails({ world, case: kase, events, now, viewer: kase.parties[0]?.person ?? '' }));

describe('the police', () => {
  const raised = () => raisedBetween('Paul Stone', 'Tom Baker');

  it('are mentioned by rank at each stage', async () => {
    const second = atSecond(await raised(), 'Paul Stone');
    expect(lastMention(second).text).toMatch(
      /^<at>Sam Gill<\/at> \(Sergeant, West Midlands Police\) and <at>Colin Webb<\/at> \(line or team manager, Sandwell Council\)/,
    );
    const third = atThird(await raised(), 'Paul Stone', 'Colin Webb');
    expect(lastMention(third).text).toContain(
      '<at>Ines Wood</at> (Detective Inspector, West Midlands Police)',
    );
  });
  it('are written to by rank', async () => {
    const written = play(
      atSecond(await raised(), 'Paul Stone'),
      says(idOf('Sam Gill'), '2026-06-05 09:00', { key: 'resolved', wording: 'Ten hours.' }),
      says(idOf('Colin Webb'), '2026-06-05 11:00', { key: 'resolved' }),
      writes(idOf('Colin Webb'), '2026-06-05 14:00', '2c', OUTCOME),
    );
    const { text, to } = composeWriting(protocol, written.case, '2c');
    expect(to.map(({ title }) => title)).toEqual(['Sergeant']);
    expect(text.replace(/\s+/g, ' ')).toContain(
      'Sam Gill, Sergeant, West Midlands Police. It is for the side',
    );
    expect(text).toContain('Colin Webb, line or team manager, Sandwell Council');
    const sent = play(written, mailGoes('2c', '2026-06-05 14:01'));
    const told = sent.effects.find(({ kind }) => kind === 'tell-thread') as ThreadEffect;
    expect(threadText(sent.world, sent.case, told, sent.now).text).toContain(
      'Sam Gill (Sergeant, West Midlands Police)',
    );
  });
  it('are named by rank to whoever tries what is theirs', async () => {
    const { world, case: kase, now } = await raised();
    const only = { because: 'not-yours' as const, holders: [idOf('Sam Gill')] };
    expect(sayRefusal(world, kase, only, now)).toContain(
      'This is for the Sergeant: Sam Gill (West Midlands Police).',
    );
    const both = { because: 'not-yours' as const, holders: [idOf('Sam Gill'), idOf('Colin Webb')] };
    expect(sayRefusal(world, kase, both, now)).toContain(
      'Sam Gill (Sergeant, West Midlands Police) or Colin Webb (line or team manager, Sandwell Council)',
    );
  });
  it('one officer who holds two levels is shown once, and by the rank of the stage', async () => {
    const listed: Listing[] = [...without('senior-manager'), ['Sam Gill', 'police', 'senior-manager']];
    const council: Listing = ['Farah Malik', 'council', 'senior-manager'];
    const start = await raisedBetween('Paul Stone', 'Tom Baker', [...listed, council]);
    expect(preview(start)).toContain('Sam Gill (Sergeant and Detective Inspector), Ugo Lane');
    expect(details(start)).toContain('**Sam Gill** – Sergeant and Detective Inspector, West Midlands Police');
    const third = lastMention(atThird(start, 'Paul Stone', 'Colin Webb'));
    expect(third.text).toContain('<at>Sam Gill</at> (Detective Inspector, West Midlands Police)');
  });
});

describe('a school', () => {
  const raised = () => raisedBetween('Priya Shah', 'Tom Baker');

  it('its head teacher is mentioned once at each stage', async () => {
    for (const played of [
      atSecond(await raised(), 'Priya Shah'),
      atThird(await raised(), 'Priya Shah', 'Colin Webb'),
    ]) {
      const { text, mentions } = lastMention(played);
      expect(text).toMatch(/^<at>Hana Reid<\/at> \(head teacher, Oak School\)(,| and) <at>/);
      expect(mentions.filter(({ person }) => person === idOf('Hana Reid'))).toHaveLength(1);
    }
  });
  it('its head teacher is reminded on one line of what is alike at two stages', async () => {
    const { world, case: kase, now } = atThird(await raised(), 'Priya Shah', 'Colin Webb');
    const duties = ['2-record', '3a-record'].map((id) => ({
      id,
      side: 'raising' as const,
      slot: 'still-open' as const,
    }));
    const people = [idOf('Hana Reid')];
    const { text } = threadText(
      world,
      kase,
      { kind: 'remind', key: 'remind:1', stage: '3a', duties, people },
      now,
    );
    expect(text.split('\n\n')[1]).toMatch(/^<at>Hana Reid<\/at>: Put what was said/);
  });
  it('is shown with its head teacher once before sending', async () => {
    const shown = preview(await raised());
    expect(shown).toContain('**Oak School:** Priya Shah (practitioner)');
    // She joins only if it comes to her step, and is named once although she holds two.
    expect(shown).toContain('**Oak School:** Hana Reid (head teacher)');
    expect(shown.split('Hana Reid')).toHaveLength(2);
    expect(shown).not.toContain('Nobody is listed');
  });
  it('its head teacher is listed once in the details, with the reason once', async () => {
    const shown = details(await raised());
    expect(shown.match(/Hana Reid/g)).toHaveLength(1);
    expect(shown).toContain('**Hana Reid** – head teacher, Oak School');
    expect(shown.match(/takes the place of/g)).toHaveLength(1);
    expect(shown).toContain(
      'For Oak School the head teacher takes the place of the line or team manager, the service or senior manager and the director or assistant director. The procedure says so for schools.',
    );
  });
  it('its head teacher settles at either stage, and gets and writes each mail once', async () => {
    const third = atThird(await raised(), 'Priya Shah', 'Colin Webb');
    const settled = play(
      third,
      says(idOf('Hana Reid'), '2026-06-08 09:00', { key: 'resolved', wording: 'Ten hours.' }),
      says(idOf('Farah Malik'), '2026-06-08 11:00', { key: 'resolved' }),
      writes(idOf('Farah Malik'), '2026-06-08 14:00', '3a-letter', OUTCOME),
    );
    const { to, cc } = composeWriting(protocol, settled.case, '3a-letter');
    expect(to.map(({ name }) => name)).toEqual(['Hana Reid']);
    expect(cc.map(({ name }) => name)).toEqual(['Priya Shah', 'Tom Baker', 'Colin Webb']);
  });
  it('that lists nobody is told of one gap, by the name of the post', async () => {
    const lines = linesOf(preview(await raisedBetween('Priya Shah', 'Tom Baker', without('head-teacher'))));
    expect(lines.filter((line) => line.endsWith('of Oak School'))).toEqual(['head teacher of Oak School']);
  });
  it('that lists a manager and no head teacher has that manager, and no reason to tell', async () => {
    const roles = ['line-manager', 'senior-manager', 'director'];
    const more = roles.map((role): Listing => ['Gareth Bevan', 'oak', role]);
    const start = await raisedBetween('Priya Shah', 'Tom Baker', [...without('head-teacher'), ...more]);
    expect(preview(start)).not.toContain('Nobody is listed');
    expect(details(start)).not.toContain('takes the place of');
    expect(lastMention(atSecond(start, 'Priya Shah')).text).toContain(
      '<at>Gareth Bevan</at> (line or team manager, Oak School)',
    );
  });
});

it('somebody who is self-employed has their safeguarding lead', async () => {
  const start = await raisedBetween('Jo Marsh', 'Paul Stone');
  expect(details(start)).toContain(
    'For Marsh Tutoring the safeguarding lead takes the place of the line or team manager, the service or senior manager and the director or assistant director. The procedure says so for people who are self-employed.',
  );
  expect(lastMention(atSecond(start, 'Jo Marsh')).text).toContain(
    '<at>Lena Hart</at> (safeguarding lead, Marsh Tutoring)',
  );
});
