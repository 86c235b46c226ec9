import { type Mistake, error, warning } from './check-mistake.ts';
import { namesAt } from './check-places.ts';
import type { Protocol } from './definition.ts';

/** For agencies of one type one role alone can hold a stage in place of its holder. */
function doubleSubstitutes({ substitutes }: Protocol): Mistake[] {
  const seen = new Map<string, number>();
  return substitutes.flatMap(({ agencyType, stages }, index) =>
    stages.flatMap((stage, at) => {
      const before = seen.get(`${agencyType} ${stage}`);
      if (before === undefined) {
        seen.set(`${agencyType} ${stage}`, index);
        return [];
      }
      return [
        error(
          ['substitutes', index, 'stages', at],
          `substitute ${before + 1} holds stage ${stage} for the agency type "${agencyType}" already; there can be one`,
        ),
      ];
    }),
  );
}

/** A number that can be rung, with whatever is to be said after it: "0121 303 1888, option 2". */
const isNumber = (phone: string): boolean =>
  (/^[+(]?[\d ()+-]*/.exec(phone)?.[0] ?? '').replace(/\D/g, '').length >= 3;

const badPhones = ({ gate }: Protocol): Mistake[] =>
  gate.contacts.flatMap(({ phone }, index) =>
    phone === undefined || isNumber(phone)
      ? []
      : [
          error(
            ['gate', 'contacts', index, 'phone'],
            `"${phone}" is no telephone number: write its digits, such as 01234 567890, or leave "phone" out until it is known`,
          ),
        ],
  );

/** Said of what the service needs and the document does not have. */
const NOT_PRINTED = 'none printed';

function badLines(src: string): string | undefined {
  const how = `write them as '12', '12-15' or '12-15, 40', or '${NOT_PRINTED}'`;
  const parts = src.split(',').map((part) => /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part.trim()));
  if (src === NOT_PRINTED) return undefined;
  if (parts.some((part) => part === null)) return `"${src}" names no lines of the document: ${how}`;
  const backwards = parts.find((part) => part?.[2] !== undefined && Number(part[1]) > Number(part[2]));
  return backwards ? `"${backwards[0]}" ends before it begins: ${how}` : undefined;
}

/** Everywhere in a file where it says on which lines of the document something stands. */
const SOURCES: readonly string[] = ['*.src', '*.*.src', '*.*.*.src', '*.*.*.*.src'];

const badSources = (protocol: Protocol): Mistake[] =>
  SOURCES.flatMap((pattern) => namesAt(protocol, pattern)).flatMap(({ path, value }) => {
    const message = badLines(value);
    return message === undefined ? [] : [warning(path, message)];
  });

/** Entries that read well and cannot be right. */
export const checkEntries = (protocol: Protocol): Mistake[] => [
  ...doubleSubstitutes(protocol),
  ...badPhones(protocol),
  ...badSources(protocol),
];
