/** The columns of the file: a heading that people read, whether a file must have it, and how long a cell may be. */
export const COLUMNS = {
  agency: { heading: 'agency', needed: true, most: 120 },
  agencyType: { heading: 'agency type', needed: false, most: 60 },
  name: { heading: 'name', needed: true, most: 120 },
  email: { heading: 'e-mail', needed: true, most: 254 },
  jobTitle: { heading: 'job title', needed: false, most: 120 },
  employer: { heading: 'employer', needed: false, most: 60 },
  team: { heading: 'team', needed: false, most: 120 },
  procedure: { heading: 'procedure', needed: true, most: 120 },
  role: { heading: 'role', needed: true, most: 200 },
  forAgency: { heading: 'for agency', needed: false, most: 120 },
  onlyForTeam: { heading: 'only for team', needed: false, most: 120 },
  deputy: { heading: 'deputy e-mail', needed: false, most: 254 },
  from: { heading: 'from', needed: false, most: 20 },
  endsOn: { heading: 'no longer from', needed: false, most: 20 },
  awayFrom: { heading: 'away from', needed: false, most: 20 },
  awayUntil: { heading: 'away until', needed: false, most: 20 },
  inTeams: { heading: 'in Teams (yes/no)', needed: false, most: 20 },
  entraId: { heading: 'Microsoft Entra id (leave empty)', needed: false, most: 60 },
} as const;

export type Column = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[];
export const headingOf = (column: Column): string => COLUMNS[column].heading;

/** As people may write it: in any letters, with or without blanks, hyphens and what stands in brackets. */
const bare = (heading: string): string =>
  heading
    .replace(/\(.*\)/, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

/** What earlier files have; it means the same. */
const EARLIER: readonly (readonly [string, Column])[] = [
  ['ends on', 'endsOn'],
  ['Entra id', 'entraId'],
];

const BY_HEADING: ReadonlyMap<string, Column> = new Map(
  [...EARLIER, ...COLUMN_NAMES.map((column) => [headingOf(column), column] as const)].map(
    ([heading, column]) => [bare(heading), column],
  ),
);

export const columnOf = (heading: string): Column | undefined => BY_HEADING.get(bare(heading));
