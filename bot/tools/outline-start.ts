import type { Protocol } from '../protocol/definition.ts';
import { sayWhen } from './outline-when.ts';
import { keyWords, oneOf, sayLimit, source, withStop } from './outline-words.ts';

const RESULTS = {
  accept: 'the case is taken on',
  redirected: 'no case; the person is sent elsewhere',
  'not-eligible': 'no case: this protocol is not for it',
  'ask-owner': 'no case yet: the owner must be asked',
} as const;

function head(protocol: Protocol): string[] {
  const { title, owner, source: printed, about, dayZero, overall, version, code } = protocol;
  return [
    `# ${title}`,
    '',
    withStop(about),
    '',
    `- Owner: ${owner}.`,
    `- Document: ${printed.document}. The line numbers below are its lines.`,
    `- Version ${version} of this file; references begin with ${code}.`,
    `- Shape: ${protocol.shape === 'ladder' ? 'one side climbs from manager to manager' : 'both sides climb level by level'}.`,
    dayZero.length === 0
      ? '- No day counts for the whole case.'
      : `- The days of the whole case count from when ${oneOf(dayZero.map(keyWords))}.`,
    ...overall.map(
      ({ days, meaning, must, src }) =>
        `- Day ${days}: ${meaning}${must ? ' (the document says "must")' : ''}. ${source(src)}`,
    ),
    '',
  ];
}

type Rule = Protocol['eligibility'][number];

/** The last rules, where they end as everything else does: they are said with that, and not twice. */
function saidWithOthers({ eligibility, otherwise }: Protocol): Rule[] {
  const isPlain = ({ result, steps, flags }: Rule): boolean =>
    result === otherwise && steps.length === 0 && flags.length === 0;
  const last = eligibility.findLastIndex((rule) => !isPlain(rule));
  return eligibility.slice(last + 1);
}

function whoMayRaise(protocol: Protocol): string[] {
  const withOthers = saidWithOthers(protocol);
  const rules = protocol.eligibility.filter((rule) => !withOthers.includes(rule));
  const also = withOthers
    .map(({ when, src }) => `, also if ${sayWhen(protocol, when)} ${source(src)}`)
    .join('');
  const others = `${rules.length === 0 ? 'Anybody who works with the child' : 'Anybody else'}${also}`;
  const asked = protocol.questions.map(
    ({ ask, answers, required, src }) =>
      `- ${ask} (${answers.map(({ label }) => label).join(' / ')})${required ? '' : '; may be left open'} ${source(src)}`,
  );
  return [
    '## Who may raise a matter',
    '',
    ...rules.flatMap(({ when, result, steps, flags, src }) => [
      `- If ${sayWhen(protocol, when)}: ${RESULTS[result]}.${flags.includes('owner') ? ' The owner is told.' : ''} ${source(src)}`,
      ...steps.map(({ text }) => `  - ${text}`),
    ]),
    `- ${others}: ${RESULTS[protocol.otherwise]}.`,
    '',
    ...(asked.length === 0 ? [] : ['What is asked at the start:', '', ...asked, '']),
  ];
}

function safety(protocol: Protocol): string[] {
  const { question, triggers, steps, contacts, note, inSource, src } = protocol.gate;
  const only = (when: Parameters<typeof sayWhen>[1] | undefined): string =>
    when ? ` (if ${sayWhen(protocol, when)})` : '';
  return [
    '## Danger to the child comes first',
    '',
    `Asked before anything else, and open at any time: "${question}" (${triggers.map(({ label }) => label).join(' / ')}) ${source(src)}`,
    '',
    ...steps.map(
      ({ text, when, limit }) =>
        `- ${withStop(text)}${limit ? ` Limit: ${sayLimit(limit)}.` : ''}${only(when)}`,
    ),
    ...contacts.map(
      ({ label, phone, when }) =>
        `- ${label}: ${phone ?? 'no number is printed; the owner supplies it'}${only(when)}`,
    ),
    ...(contacts.length === 0 ? ['- No phone number is printed.'] : []),
    ...(note === undefined ? [] : [`- ${note}`]),
    ...(inSource ? [] : ['- The document prints nothing about this.']),
    '',
  ];
}

/** Everything before the first stage. */
export const outlineStart = (protocol: Protocol): string[] => [
  ...head(protocol),
  ...whoMayRaise(protocol),
  ...safety(protocol),
  '## What it may be about',
  '',
  ...protocol.categories.map(({ id, label, src }) => `${id}. ${label} ${source(src)}`),
  '',
];
