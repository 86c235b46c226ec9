import { bold, box, buttons } from '../card-blocks.ts';
import { type AdaptiveCard, type CardElement, card, heading, quiet, text, title } from '../card-parts.ts';
import { count } from '../say-list.ts';
import { pageOf, toPlace, turnPages } from './directory-buttons.ts';

/** Something that somebody should see to. Both sentences may name people. */
export interface HealthFinding {
  readonly group: string;
  readonly urgency: 1 | 2 | 3;
  readonly what: string;
  readonly remedy: string;
  readonly person?: string | undefined;
}

/** How the service itself is: what it has noticed about its timers, its storage, Teams and the mail. */
export interface ServiceView {
  readonly state: 'well' | 'degraded' | 'unknown';
  /** Most urgent first. */
  readonly findings: readonly {
    readonly what: string;
    readonly means: string;
    readonly remedy: string;
    /** Whoever reads it can do it in Teams; anything else is for whoever runs the service. */
    readonly byManager?: boolean | undefined;
  }[];
}

const AT_ONCE = 8;
const LONGEST = 400;

const URGENCY = {
  1: '⛔ Now: a case would stop here',
  2: '⚠ Soon: a case may stop here',
  3: 'To be tidied up',
} as const;

const cut = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words);

/** Letter by letter: it may quote names. */
const line = (value: string, more: Record<string, unknown> = {}): CardElement => ({
  type: 'RichTextBlock',
  spacing: 'Small',
  inlines: [{ type: 'TextRun', text: cut(value), ...more }],
});

/** The advice stands below the last of those for whom it is the same. */
const showFinding = ({ what, remedy, person }: HealthFinding, isLast: boolean): CardElement[] => [
  line(what),
  ...(isLast ? [line(`→ ${remedy}`, { size: 'Small', isSubtle: true })] : []),
  ...(person === undefined ? [] : buttons([toPlace('Open the entry', 'person', { who: person })], 'Small')),
];

const groupKey = ({ urgency, group }: HealthFinding): string => `${urgency} ${group}`;

function grouped(findings: readonly HealthFinding[]): CardElement[] {
  return findings.flatMap((finding, index) => {
    const before = findings[index - 1];
    const isFirst = before === undefined || groupKey(before) !== groupKey(finding);
    const after = findings[index + 1];
    const isLast =
      after === undefined || groupKey(after) !== groupKey(finding) || after.remedy !== finding.remedy;
    const urgent = before?.urgency !== finding.urgency ? [heading(URGENCY[finding.urgency])] : [];
    return [...urgent, ...(isFirst ? [bold(finding.group)] : []), ...showFinding(finding, isLast)];
  });
}

/** Most urgent first, then group by group, as they were given. */
function inOrder(findings: readonly HealthFinding[]): HealthFinding[] {
  const groups = [...new Set(findings.map(groupKey))];
  return [...findings].sort(
    (a, b) => a.urgency - b.urgency || groups.indexOf(groupKey(a)) - groups.indexOf(groupKey(b)),
  );
}

type ServiceFinding = ServiceView['findings'][number];

/** What to do is mostly for somebody who knows Azure; it stands below the last for whom it is the same. */
function serviceFinding(
  { what, means, remedy, byManager }: ServiceFinding,
  next: ServiceFinding | undefined,
): CardElement[] {
  const toDo = line(`${byManager ? '→' : 'For them:'} ${remedy}`, { size: 'Small', isSubtle: true });
  return [line(what, { weight: 'Bolder' }), line(means), ...(next?.remedy === remedy ? [] : [toDo])];
}

const NOT_WELL = {
  degraded: '⚠ The service does not work as it should',
  unknown: '⚠ It cannot be told whether the service is well',
} as const;

const SHOW_THEM =
  'Please show this to whoever runs Counterpart for you: what they can do is marked “For them”.';

/** Before the directory, as everybody's cases hang on it; on the other pages it is not repeated. */
function ofService({ state, findings }: ServiceView): CardElement[] {
  if (state === 'well')
    return [text('✔ The service is well: its timers run, and Teams and the mail take what is sent.')];
  const shown = findings.slice(0, AT_ONCE);
  const forOthers = shown.some(({ byManager }) => byManager !== true);
  return [
    box('warning', [
      text(NOT_WELL[state], { weight: 'Bolder' }),
      ...(forOthers ? [text(SHOW_THEM)] : []),
      ...shown.flatMap((finding, index) => serviceFinding(finding, shown[index + 1])),
      ...(forOthers ? [quiet('They see the same with "npm run health".')] : []),
    ]),
  ];
}

/** How the service is, what is wrong with the directory, and what to do about each. */
export function renderHealth(
  findings: readonly HealthFinding[],
  wanted: number,
  service: ServiceView,
): AdaptiveCard {
  const page = pageOf(inOrder(findings), wanted, AT_ONCE);
  const after = page.total - page.page * AT_ONCE - page.shown.length;
  return card(
    [
      title('Health'),
      ...(page.page === 0 ? ofService(service) : []),
      heading('The directory'),
      text(
        page.total === 0
          ? '✔ Nothing to see to in the procedures that you keep: every role is held, and everybody listed can be reached.'
          : `${count(page.total, 'thing', 'things')} to see to.`,
      ),
      ...grouped(page.shown),
      ...(after > 0 ? [text(`And ${after} more.`, { separator: true })] : []),
      ...turnPages(page, 'health'),
    ],
    [toPlace('Check again', 'health'), toPlace('The directory', 'home')],
  );
}
