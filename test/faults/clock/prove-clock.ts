import type { World } from '../../../bot/protocol/world.ts';
import { readAll } from '../../fixtures/begun.ts';
import { type Climber, inTurn, perhaps, tells } from '../../fixtures/climb/climber.ts';
import { stagesOf } from '../../fixtures/climb-protocol.ts';
import type { Findings, Proof, ProofOptions } from '../proof.ts';
import { type Outage, type Reminder, asText, expectedReminders } from './expected.ts';
import { HOUR, clockOn, dayOf } from './london.ts';
import { type Owed, owedIn } from './owed.ts';
import { runTimer } from './run-timer.ts';
import { SEASONS, type Season, beginnings, outagesOver } from './seasons.ts';

/** So long nobody does anything: the days of every step run out, and people are reminded again and again. */
const WATCHED_HOURS = 32 * 24;
/** The quick run takes every so-many-th beginning, and its outages in turn. */
const QUICK_STEP = 79;

interface Totals {
  figures: Record<string, number>;
  losses: string[];
  duplicates: string[];
  wrong: string[];
}

const iso = (at: number): string => new Date(at).toISOString();

/** A party sets a date that protects the child, at an odd time; and the two sides agree who does what by when. */
function withDates(from: Climber, n: number): Climber {
  const day = dayOf(Date.parse(from.now));
  const earlier = clockOn(day + 1 + (n % 5), [0, 7, 12, 17, 23][n % 5] ?? 12, 30);
  const until = iso(clockOn(day + 2 + (n % 9), (n * 5) % 24, 15));
  return (
    inTurn(
      perhaps(tells({ key: 'earlier-date-set', until: iso(earlier), reason: 'the review is then' })),
      perhaps(tells({ key: 'action-agreed', action: 'a new plan', owner: 'the school', until })),
    )(from) ?? from
  );
}

function compare(totals: Totals, where: string, want: readonly Reminder[], got: readonly Reminder[]): void {
  const wanted = new Set(want.map(asText));
  const came = new Set(got.map(asText));
  const slots = new Set<string>();
  for (const one of want) if (!came.has(asText(one))) totals.losses.push(`${where}: ${asText(one)}`);
  for (const one of got) {
    const slot = `${one.key} ${one.slot}`;
    if (slots.has(slot)) totals.duplicates.push(`${where}: ${asText(one)}`);
    else if (!wanted.has(asText(one))) totals.wrong.push(`${where}: nobody asked for ${asText(one)}`);
    slots.add(slot);
  }
}

const count = ({ figures }: Totals, name: string, n = 1): void => {
  figures[name] = (figures[name] ?? 0) + n;
};

function watch(totals: Totals, at: Climber, owed: readonly Owed[], outage: Outage | undefined): void {
  const { world } = at;
  const from = Date.parse(at.now);
  const time = { from, until: from + WATCHED_HOURS * HOUR, ...(outage && { outage }) };
  const { reminders, replaced } = expectedReminders(world.protocol, owed, time);
  const ran = runTimer(world, at.case, time);
  const stage = at.case.stages.at(-1)?.stage ?? '';
  const where = `${world.protocol.id} at ${stage} from ${at.now}, ${outage?.name ?? 'no outage'} ${
    outage ? iso(outage.from) : ''
  }`;
  compare(totals, where, reminders, ran.reminders);
  totals.wrong.push(...ran.wrong.map((it) => `${where}: ${it}`));
  count(totals, 'runs');
  count(totals, 'reminders', reminders.length);
  count(totals, 'messages', ran.messages);
  if (outage) {
    count(totals, `outages of ${outage.name.startsWith('3') ? '3 hours' : '10 days'}`);
    count(totals, 'reminders replaced by newer ones', replaced);
  }
}

function watchStage(totals: Totals, at: Climber, n: number, outages: readonly (Outage | undefined)[]): void {
  const from = n % 3 === 2 ? withDates(at, n) : at;
  const owed = owedIn(from.world, from.case);
  for (const outage of outages) {
    // One that is over before the case begins changes nothing.
    if (!outage || outage.to > Date.parse(from.now)) watch(totals, from, owed, outage);
  }
}

function watchSeason(
  totals: Totals,
  world: World,
  season: Season,
  { full }: ProofOptions,
  skip: number,
): void {
  const outages = [undefined, ...outagesOver(season)];
  beginnings(season).forEach((start, n) => {
    if (!full && n % QUICK_STEP !== skip) return;
    const now = iso(start);
    count(totals, 'cases');
    stagesOf(world, undefined, now).forEach((at, step) => {
      const some = outages.filter((_, i) => (n + step + i) % 6 === 0);
      watchStage(totals, at, n + step, full ? outages : some);
    });
  });
}

/**
 * Over both clock changes, Easter, Christmas, New Year and 29 February, with the service there and away for 3 hours and
 * 10 days: of every protocol and every stage exactly the reminders come that a second reckoning asks for, once.
 */
export const proveClock: Proof = {
  name: 'clock',
  run: (options): Promise<Findings> => {
    const totals: Totals = { figures: {}, losses: [], duplicates: [], wrong: [] };
    const worlds = readAll();
    count(totals, 'protocols', worlds.length);
    worlds.forEach((world, w) => {
      (Object.keys(SEASONS) as Season[]).forEach((season, s) => {
        watchSeason(totals, world, season, options, (options.seed + w * 7 + s * 5) % QUICK_STEP);
      });
      options.tell(`clock: ${world.protocol.id}, ${totals.figures['runs']} runs`);
    });
    count(totals, 'seasons', Object.keys(SEASONS).length);
    return Promise.resolve({ ...totals, unknowns: 0 });
  },
};
