import type { Case } from '../../../bot/protocol/case.ts';
import type { Command, Report } from '../../../bot/protocol/command.ts';
import type { PersonCard } from '../../../bot/protocol/roster.ts';
import { HOUR } from '../clock/london.ts';
import { type Random, below, chance, oneOf } from './random.ts';

type Base = Pick<Command, 'id' | 'now'>;

const STATED: readonly Report['key'][] = ['time-stated', 'raised'];

function report(random: Random, kase: Case, now: string): Report {
  const until = new Date(Date.parse(now) + (below(random, 400) - 20) * HOUR).toISOString();
  const action = `action ${below(random, 4)}`;
  const days = {
    n: 1 + below(random, 12),
    unit: oneOf(random, ['working', 'calendar', 'unspecified'] as const),
  };
  const ago = new Date(Date.parse(now) - below(random, 300) * HOUR).toISOString();
  const stage = kase.stages.at(-1)?.stage;
  return oneOf<Report>(random, [
    { key: 'action-agreed', action, owner: 'the school', until },
    { key: 'action-checked', action },
    { key: 'earlier-date-set', until, reason: 'a review', ...(chance(random, 0.5) && { occurredAt: ago }) },
    { key: oneOf(random, STATED), days, ...(chance(random, 0.5) && { stage }), reason: 'because' },
    { key: 'disagreement-arose', occurredAt: ago },
    { key: 'risk-flagged', level: 'immediate' },
  ]);
}

/** Now and then something that the moves of the property tests do not try; else undefined. */
export function drawCommand(random: Random, kase: Case, base: Base): Command | undefined {
  if (!chance(random, 0.2)) return undefined;
  const party = oneOf(random, kase.parties);
  const command = { ...base, actor: { person: party.person, name: party.name } };
  const colleague: PersonCard = {
    ...{ person: `colleague:${below(random, 5)}`, name: 'A colleague', email: 'colleague@example.org' },
    ...{ agency: party.agency, agencyName: party.agencyName },
  };
  const kind = below(random, 10);
  if (kind < 6) return { ...command, type: 'record', report: report(random, kase, base.now) };
  if (kind === 6) return { ...command, type: 'see', what: 'case' };
  if (kind === 7) return { ...command, type: 'note-refusal', what: 'form', because: 'not-yours' };
  if (kind === 8) return { ...command, type: 'reopen-thread' };
  return {
    ...command,
    type: 'hand-over',
    from: party.person,
    side: party.side,
    to: colleague,
    reason: 'leave',
  };
}
