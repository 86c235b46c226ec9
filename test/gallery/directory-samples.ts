import type { FileView } from '../../cards/directory/file-card.ts';
import type { HealthFinding, ServiceView } from '../../cards/directory/health-card.ts';
import type { HeldRole, Option, PersonDetails, PersonEntry } from '../../cards/directory/directory-view.ts';

export const NOW = '2026-06-01T09:00:00.000Z';
export const TODAY = '2026-06-01';

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const many = <T>(n: number, make: (index: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => make(i));

export const entry = (n: number, more: Partial<PersonEntry> = {}): PersonEntry => ({
  id: idOf(n),
  name: `Ann Field ${n}`,
  email: `ann_field.${n}@elm.example`,
  agencyName: 'Elm School',
  jobTitle: 'SENCO',
  outside: n % 3 === 1,
  unconfirmed: n % 4 === 2,
  awayUntil: n % 5 === 0 ? '2026-06-12' : undefined,
  ...more,
});

export const held = (n: number, more: Partial<HeldRole> = {}): HeldRole => ({
  held: {
    protocol: 'north-send',
    role: `level-${n}`,
    agency: 'elm-school',
    team: n % 2 ? 'north' : undefined,
  },
  procedure: 'North SEND',
  title: 'line or team manager',
  agencyName: 'Elm School',
  deputy: n % 2 ? 'Tom Baker' : undefined,
  from: n === 2 ? '2026-07-01' : undefined,
  endsOn: n === 3 ? '2026-08-01' : undefined,
  unconfirmed: n === 4,
  mayChange: n !== 1,
  ...more,
});

export const person = (more: Partial<PersonDetails> = {}): PersonDetails => ({
  id: idOf(1),
  name: 'Ann Field',
  email: 'ann_field@elm.example',
  agencyName: 'Elm School',
  team: 'North',
  jobTitle: 'SENCO',
  outside: false,
  roles: [held(0), held(1)],
  ...more,
});

/** The longest names that the directory takes, with every sign that markup knows. */
export const LONG = 'W*_[x](y)<at>é'.repeat(8);

export const options = (n: number): Option[] =>
  many(n, (i) => ({ value: idOf(i), label: `Person ${i} of a long name`, also: `person.${i}@elm.example` }));

export const findings = (n: number): HealthFinding[] =>
  many(n, (i) => ({
    group: ['Roles that nobody holds', 'People who have left', 'Not confirmed'][i % 3] ?? '',
    urgency: ([1, 2, 3] as const)[i % 3] ?? 3,
    what: `Nobody holds “line or team manager” of North SEND for Elm School ${i}. ${LONG}`,
    remedy: 'Open the entry of whoever does this work, and press “Give a role”.',
    person: i % 2 ? idOf(i) : undefined,
  }));

export const WELL: ServiceView = { state: 'well', findings: [] };
export const UNKNOWN: ServiceView = {
  state: 'unknown',
  findings: [
    {
      what: 'The last run of the timer wake is dated 3 days from now: the clock of the service and the clock by which this is checked differ.',
      means: 'It cannot be told whether the timer runs.',
      remedy: 'Set the clock of the machine on which you check.',
    },
  ],
};
export const degraded = (n: number): ServiceView => ({
  state: 'degraded',
  findings: many(
    n,
    (i) =>
      [
        {
          what: 'The timer wake last ran 25 minutes ago. It should run every minute.',
          means: 'Reminders do not come. Cases can still be worked on.',
          remedy:
            'Look whether the Function App runs (Azure portal, Overview) and whether the functions "wake" and "deliver" are listed and enabled; then restart it.',
        },
        {
          what: 'The mail service has not taken what was sent to it, 3 times, first 20 minutes ago. The last time was 4 minutes ago, in case SS-7K3QXM: the service may not send from its mailbox.',
          means:
            'Some e-mails may not have arrived. The cases say which; what is not certain is never sent again by itself.',
          remedy: 'If the reason speaks of a right or a mailbox, go through step 3 of infra/README.md.',
        },
      ][i % 2] as ServiceView['findings'][number],
  ),
});

export const file = (more: Partial<FileView> = {}): FileView => ({
  upload: idOf(9),
  name: 'directory.csv',
  mistakes: [],
  told: ['Add Ann Field, Elm School.', 'Ann Field becomes line or team manager of North SEND.'],
  counts: ['1 person added', '1 role given'],
  foreign: [],
  changed: false,
  ...more,
});

export const mistakes = (n: number): FileView['mistakes'] =>
  many(n, (i) => ({
    line: i + 2,
    column: i % 2 ? 'e-mail' : undefined,
    wrong: `“${LONG}” is not an e-mail address.`,
    remedy: 'Write it like anna.bryce@school.example, without blanks.',
  }));
