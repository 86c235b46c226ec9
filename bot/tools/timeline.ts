import type { Protocol } from '../protocol/definition.ts';
import type { Eligibility } from '../protocol/eligibility.ts';
import type { Played } from './play-scenario.ts';
import type { Scenario } from './scenario.ts';
import { entryLines } from './timeline-entry.ts';
import { sayFacts } from './timeline-happening.ts';
import { standingLines } from './timeline-standing.ts';
import { stepsOf } from './timeline-steps.ts';
import { isSameDay, sayEnd, sayFullDay, wrapped } from './timeline-text.ts';
import { RESULTS, sayFlag } from './timeline-words.ts';

const TIMES =
  'Times are London’s. A limit by days lasts until the end of its day, 23:59; the cards of the bot ask for it by 17:00, on a working day.';

const underlined = (text: string): string[] => [text, '='.repeat(Math.min(text.length, 96))];

function headLines({ title, facts }: Scenario, protocol: Protocol): string[] {
  const known = sayFacts(facts);
  return [
    ...wrapped('', title),
    '='.repeat(Math.min(title.length, 96)),
    ...wrapped('Protocol  ', `${protocol.title} (${protocol.id}, version ${protocol.version})`),
    ...wrapped('Facts     ', known === '' ? 'none are given' : known),
  ];
}

const flagLines = (flags: readonly string[], protocol: Protocol): string[] =>
  flags.flatMap((flag) => wrapped('Flag      ', `${flag}: ${sayFlag(protocol, flag)}`));

/** The steps under their days. */
function dayLines(scenario: Scenario, played: Played): string[] {
  const steps = stepsOf(scenario, played);
  return steps.flatMap((step, index) => {
    const before = steps[index - 1];
    const isNewDay = before === undefined || !isSameDay(before.at, step.at);
    return [...(isNewDay ? ['', sayFullDay(step.at)] : []), ...entryLines(played.world, step)];
  });
}

/** A played scenario for a person to read: what happened, what followed and why, and where it stands in the end. */
export function timelineOf(scenario: Scenario, played: Played): string {
  const { world, case: kase, asOf } = played;
  return [
    ...headLines(scenario, world.protocol),
    ...flagLines(kase.flags, world.protocol),
    ...wrapped('', TIMES),
    ...dayLines(scenario, played),
    '',
    ...underlined(`How it stands on ${sayFullDay(asOf)}, ${sayEnd(asOf, asOf).split(', ')[1] ?? ''}`),
    ...standingLines(played),
  ].join('\n');
}

/** The same where no case is opened: why, and where the person is sent. */
export function timelineOfNoCase(scenario: Scenario, protocol: Protocol, eligibility: Eligibility): string {
  const steps = eligibility.steps.flatMap(({ text }, index) => wrapped(`  ${index + 1}. `, text));
  const flags = flagLines(eligibility.flags, protocol);
  return [
    ...headLines(scenario, protocol),
    '',
    ...wrapped('', RESULTS[eligibility.result]),
    ...(steps.length === 0 ? [] : ['', 'Where to go instead, in this order:', ...steps]),
    ...(flags.length === 0 ? [] : ['', ...flags]),
  ].join('\n');
}
