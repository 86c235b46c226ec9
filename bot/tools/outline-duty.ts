import type { Duty, Protocol } from '../protocol/definition.ts';
import { sayWhen } from './outline-when.ts';
import { allOf, sayLimit, sayPeople, sayRefs, sayWho, source, upperFirst } from './outline-words.ts';

const STRENGTH: Readonly<Record<Duty['strength'], string>> = {
  must: 'must be done',
  will: 'will be done',
  should: 'should be done',
  may: 'may be done',
  consider: 'is to be considered',
};

const FORCE: Readonly<Record<Duty['force'], string>> = {
  hard: 'past its time it is shown as late',
  indicative: 'the time is a guide: past it, it is shown as past the time given',
  none: 'it is never shown as late',
};

const MEDIUM: Readonly<Record<Duty['medium'], string>> = {
  any: '',
  verbal: 'by talking',
  written: 'in writing',
  'verbal-then-written': 'by talking, then confirmed in writing',
  meeting: 'in a meeting',
  form: 'by the form',
};

/** By when, and counted from what. */
export function sayByWhen(duty: Duty): string {
  const { limit, starts, countsFrom, cumulative, startPick, stage } = duty;
  const refs = countsFrom.length > 0 ? countsFrom : starts;
  const events = sayRefs(refs, stage);
  const pick = refs.length > 1 ? ` (the ${startPick === 'first' ? 'earliest' : 'latest'} of these)` : '';
  const from = `counted from when ${events}${pick}`;
  const day = cumulative === undefined ? '' : `, and by day ${cumulative} of the whole case`;
  if (!limit) return `no time is printed${duty.nudge ? '; people are reminded' : ''}${day}`;
  return limit.unit === 'stated' || limit.unit === 'immediate'
    ? `${sayLimit(limit)}${day}`
    : `${sayLimit(limit)}, ${from}${day}`;
}

function sayBlocks({ blocks }: Duty): string[] {
  if (blocks.length === 0) return [];
  const said = blocks.map((exit) =>
    exit === 'close' ? 'the closing of the case' : `the way to stage ${exit.slice(3)}`,
  );
  const urgent = blocks.some((exit) => exit !== 'close');
  return [
    `Until it is done it holds up ${allOf(said)}.${urgent ? ' An urgent case may go up all the same, with a reason; the duty stays open.' : ''}`,
  ];
}

function sayWriting(protocol: Protocol, { writing }: Duty): string[] {
  if (!writing) return [];
  const form = protocol.forms.find(({ id }) => id === writing.form)?.title;
  const what =
    form === undefined
      ? `with: ${writing.fields.map(({ label }) => `"${label}"`).join(', ')}`
      : `with the form "${form}"`;
  const ticks = writing.attest.map(({ label }) => `Ticked before sending: "${label}"`);
  return [`Sent by e-mail, ${what}.`, ...ticks];
}

/** One duty as a bullet with what belongs to it. */
export function outlineDuty(protocol: Protocol, duty: Duty): string[] {
  const { by, to, copies, when, starts, stage, certainty, confirm, note, perAction } = duty;
  const medium = MEDIUM[duty.medium];
  const lines = [
    `Who: ${sayWho(protocol, by)}${to.length === 0 ? '' : `, to ${sayPeople(protocol, to)}`}${medium === '' ? '' : `, ${medium}`}.`,
    ...(copies.length === 0 ? [] : [`Copies: ${sayPeople(protocol, copies)}.`]),
    ...(when ? [`Only if ${sayWhen(protocol, when)}.`] : []),
    `Asked for as soon as ${sayRefs(starts, stage)}.`,
    `By when: ${perAction ? "the action's own date; once for each agreed action" : sayByWhen(duty)}.`,
    `It ${STRENGTH[duty.strength]}; ${FORCE[duty.force]}.`,
    ...sayWriting(protocol, duty),
    ...(confirm.length === 0 ? [] : [`Ticked: ${confirm.map((text) => `"${text}"`).join(', ')}.`]),
    ...(note ? [`Written down: "${note.label}"`] : []),
    ...sayBlocks(duty),
    duty.endsWithStage
      ? 'It is over when its stage is left.'
      : 'It stays open after its stage, until it is done.',
  ];
  const mark = certainty === 'inferred' ? ' (inferred: not printed)' : '';
  return [
    `- **${duty.id}** ${upperFirst(duty.text)} ${source(duty.src)}${mark}`,
    ...lines.map((line) => `  - ${line}`),
  ];
}
