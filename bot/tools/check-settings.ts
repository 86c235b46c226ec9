import type { Directory } from '../directory/directory-schema.ts';
import type { Calendar } from '../protocol/calendar.ts';
import type { Protocol } from '../protocol/definition.ts';

type Setting = Directory['settings'][number];

/** What a protocol does not have, so that setting it would change nothing and nobody would notice. */
function strangers(setting: Setting, versions: readonly Protocol[], calendar: Calendar): string[] {
  const { protocol, holidays, similarThreshold, confirmedAddresses } = setting;
  const known = versions.filter(({ id }) => id === protocol);
  if (known.length === 0) {
    const all = [...new Set(versions.map(({ id }) => id))].sort().join(', ');
    return [`protocol: no protocol has the id ${protocol}; there are: ${all}`];
  }
  const roles = known.flatMap((it) => it.roles);
  const printed = roles.flatMap(({ address }) => address?.email.toLowerCase() ?? []);
  return [
    ...holidays.flatMap(({ day }, index) => {
      const name = calendar.holidays.get(day);
      return name === undefined ? [] : [`holidays.${index}.day: ${day} is a bank holiday already: ${name}`];
    }),
    ...(similarThreshold && !known.some(({ pattern }) => pattern)
      ? [`similarThreshold: ${protocol} suggests nothing because of similar cases`]
      : []),
    ...confirmedAddresses.flatMap((address, index) =>
      printed.includes(address)
        ? []
        : [`confirmedAddresses.${index}: ${protocol} prints no address ${address}`],
    ),
  ];
}

/** What owners have set that fits no protocol file and no day, each with its place in the directory file. */
export const settingsMistakes = (
  settings: Directory['settings'],
  versions: readonly Protocol[],
  calendar: Calendar,
): string[] =>
  settings.flatMap((setting, index) =>
    strangers(setting, versions, calendar).map((mistake) => `settings.${index}.${mistake}`),
  );
