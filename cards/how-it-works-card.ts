import type { Duty, Protocol, Stage } from '../bot/protocol/definition.ts';
import { bold, small } from './card-blocks.ts';
import {
  type AdaptiveCard,
  type CardElement,
  card,
  execute,
  heading,
  quiet,
  text,
  title,
} from './card-parts.ts';
import { pagesOf } from './details-card.ts';
import { VERBS } from './form-id.ts';
import { sayLimit } from './say-limit.ts';
import { count, withoutStop } from './say-list.ts';

/** How long a step has, and whether that is only a guide. */
function sayTime({ limit, force }: Duty): string {
  if (!limit) return '';
  if (limit.unit === 'stated') return 'as long as whoever takes it there has said';
  const length = sayLimit(limit);
  return length !== '' && force === 'indicative' ? `${length}, as a guide` : length;
}

function showStage(protocol: Protocol, stage: Stage, index: number): CardElement[] {
  const lines = protocol.duties
    .filter((duty) => duty.stage === stage.id && duty.limit !== undefined)
    .flatMap((duty) => {
      const time = sayTime(duty);
      return time === '' ? [] : [`- ${withoutStop(duty.text)}: **${time}**`];
    });
  return [
    text(`**${index + 1}\\. ${stage.title}.** ${stage.about}`, { spacing: 'Medium' }),
    ...(lines.length > 0 ? [text(lines.join('\n'), { spacing: 'Small' })] : []),
    ...stage.members.map((member) => small(member.text, { isSubtle: true })),
  ];
}

function showDays({ overall }: Protocol): CardElement[] {
  if (overall.length === 0) return [];
  const lines = overall.map(
    ({ days, meaning, must }) => `- Day ${days}: ${meaning}${must ? ' (**must be kept**)' : ''}`,
  );
  return [heading('Days of the whole case'), text(lines.join('\n'), { spacing: 'Small' })];
}

function showReading({ issue, chosen, owner_signed }: Protocol['readings'][number]): CardElement[] {
  const state = owner_signed
    ? `Confirmed by ${owner_signed.name} on ${owner_signed.date}.`
    : 'Not yet confirmed by the owner.';
  return [
    text(issue, { spacing: 'Medium' }),
    bold(chosen, { spacing: 'None' }),
    small(state, owner_signed ? { isSubtle: true } : { color: 'Warning' }),
  ];
}

function showReadings({ readings, owner }: Protocol): CardElement[] {
  if (readings.length === 0) return [];
  const open = readings.filter((it) => it.owner_signed === undefined).length;
  const state =
    open === 0
      ? `${owner} has confirmed how these are read here.`
      : `${owner} has not yet confirmed ${count(open, 'of these readings', 'of these readings')}.`;
  return [
    heading('Where the printed text is unclear'),
    quiet(`${count(readings.length, 'point')}. ${state}`),
    ...readings.flatMap(showReading),
  ];
}

const showGuidance = ({ guidance }: Protocol): CardElement[] =>
  guidance.length === 0
    ? []
    : [heading('Good to know'), text(guidance.map((it) => `- ${it.text}`).join('\n'), { spacing: 'Small' })];

/** A document without an address is asked for, never guessed at. */
function showLinks({ links }: Protocol): CardElement[] {
  if (links.length === 0) return [];
  const lines = links.map(({ label, url }) =>
    url === undefined ? `- ${label}: ask your partnership` : `- [${label}](${url})`,
  );
  return [heading('Documents'), text(lines.join('\n'), { spacing: 'Small' })];
}

/** How a procedure works here: its steps and times, how its unclear points are read, and what it refers to. From page 0. */
export function renderHowItWorks(protocol: Protocol, page = 0): AdaptiveCard {
  const pages = pagesOf([
    heading('The steps'),
    ...protocol.stages.flatMap((stage, index) => showStage(protocol, stage, index)),
    ...showDays(protocol),
    ...showGuidance(protocol),
    ...showLinks(protocol),
    ...showReadings(protocol),
  ]);
  const at = Math.min(page, pages.length - 1);
  const turn = (label: string, to: number) =>
    execute(label, VERBS.howItWorks, { protocol: protocol.id, page: to });
  return card(
    [
      title(`How ${protocol.shortTitle} works`),
      ...(at === 0 ? [text(protocol.about), quiet(`${protocol.source.document}. ${protocol.owner}.`)] : []),
      ...(pages[at] ?? []),
    ],
    [
      ...(at < pages.length - 1 ? [turn('Show more', at + 1)] : []),
      ...(at > 0 ? [turn('Show the page before', at - 1)] : []),
      execute('Help', VERBS.help, {}),
      execute('Start page', VERBS.home, {}),
    ],
  );
}
