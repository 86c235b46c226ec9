import { roleTitle } from '../protocol/world.ts';
import type { Form, FormField } from '../protocol/form-definition.ts';
import type { Protocol } from '../protocol/definition.ts';
import { agencyWords, sayWhen } from './outline-when.ts';
import { oneOf, source, upperFirst, withStop } from './outline-words.ts';

const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${heading}`, '', ...(lines.at(-1) === '' ? lines : [...lines, ''])];

function sayType(field: FormField): string {
  switch (field.type) {
    case 'line':
      return `one line, at most ${field.max} letters`;
    case 'text':
      return `text, at most ${field.max} letters`;
    case 'date':
      return 'a date';
    case 'choice':
      return `one of: ${field.allowed.join(' | ')}`;
    case 'table':
      return `a table of ${field.rows} rows: ${field.columns.map(({ label }) => label).join(' | ')}`;
  }
}

function needed(form: Form, field: FormField): string {
  const other = form.fields.find(({ id }) => id === field.requiredWhen?.field)?.label;
  if (field.required) return 'must be filled in';
  if (field.requiredFrom !== undefined) return `must be filled in from stage ${field.requiredFrom} on`;
  if (field.requiredWhen)
    return `must be filled in if "${other ?? ''}" is ${oneOf(field.requiredWhen.in.map((it) => `"${it}"`))}`;
  return 'may be left empty';
}

const outlineForm = (protocol: Protocol, form: Form): string[] => [
  `### ${form.title} ${source(form.src)}`,
  '',
  ...(form.intro === undefined ? [] : [form.intro, '']),
  ...form.fields.flatMap((field) => [
    ...(field.part === undefined ? [] : [`- _${field.part}_`]),
    [
      `- **${field.label}**: ${sayType(field)}; ${needed(form, field)}`,
      ...(field.fromStage === undefined ? [] : [`asked from stage ${field.fromStage} on`]),
      ...(field.filledBy === undefined
        ? []
        : [`only for the ${roleTitle(protocol, field.filledBy)} to fill in`]),
      ...(field.prefill === undefined ? [] : ['filled in from the case at first']),
    ].join('; '),
  ]),
  '',
];

function titles(protocol: Protocol): string[] {
  const equivalents = protocol.roles.flatMap((role) =>
    role.equivalents.map(
      ({ agencyType, title, src }) =>
        `- ${upperFirst(role.title)}: at an agency of the kind "${agencyWords(agencyType)}" the ${title} ${source(src)}`,
    ),
  );
  const substitutes = protocol.substitutes.map(
    ({ agencyType, stages, role, src }) =>
      `- In place of the holder of stage ${stages.join(' and ')}, at an agency of the kind "${agencyWords(agencyType)}": the ${roleTitle(protocol, role)} ${source(src)}`,
  );
  const addresses = protocol.roles.flatMap(({ title, address }) =>
    address
      ? [
          `- ${upperFirst(title)}: ${address.email} is not used until its owner has confirmed it. ${withStop(address.why)} ${source(address.src)}`,
        ]
      : [],
  );
  return [...equivalents, ...substitutes, ...addresses];
}

const readings = (protocol: Protocol): string[] =>
  protocol.readings.map(({ issue, options, chosen, reason, src, owner_signed }, index) => {
    const number = `${index + 1}. `;
    const below = [
      ...(options.length === 0
        ? []
        : [`It could mean: ${options.map((it) => it.replace(/\.$/, '')).join(' / ')}.`]),
      `Chosen: ${withStop(chosen)}`,
      ...(reason === undefined ? [] : [`Because: ${withStop(reason)}`]),
      owner_signed
        ? `Signed by ${owner_signed.name} on ${owner_signed.date}.`
        : 'Not signed by the owner yet.',
    ];
    // Markdown takes a list for a part of the entry above only where it begins under the words of that entry.
    const indent = ' '.repeat(number.length);
    return [`${number}${withStop(issue)} ${source(src)}`, ...below.map((it) => `${indent}- ${it}`)].join(
      '\n',
    );
  });

/** Everything after the last stage. */
export function outlineEnds(protocol: Protocol): string[] {
  const { pattern, guidance, flags, links, forms } = protocol;
  const shown = flags.flatMap(({ when, text }) =>
    text === undefined ? [] : [`- If ${sayWhen(protocol, when)}: ${withStop(text)}`],
  );
  const linked = links.map(
    ({ label, url, src }) =>
      `- ${label}: ${url ?? 'the address is missing; the owner supplies it'} ${source(src)}`,
  );
  return [
    ...section(
      'Forms',
      forms.flatMap((form) => outlineForm(protocol, form)),
    ),
    ...section('What agencies call these roles, and who stands in', titles(protocol)),
    ...section(
      'Several cases that are alike',
      pattern ? [`${withStop(pattern.text)} (stage ${pattern.suggests}) ${source(pattern.src)}`] : [],
    ),
    ...section('What else people are told', [
      ...guidance.map(({ text, src }) => `- ${withStop(text)} ${source(src)}`),
      ...shown,
    ]),
    ...section('Links', linked),
    ...section('Readings: where the document can be read in more than one way', readings(protocol)),
  ];
}
