import { bold, buttons } from '../card-blocks.ts';
import { type AdaptiveCard, type CardElement, card, heading, text, title } from '../card-parts.ts';
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

const AT_ONCE = 8;
const LONGEST = 400;

const URGENCY = {
  1: '⛔ Now: a case stops here',
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

/** What is wrong with the directory, and what to do about each. */
export function renderHealth(findings: readonly HealthFinding[], wanted: number): AdaptiveCard {
  const page = pageOf(inOrder(findings), wanted, AT_ONCE);
  const after = page.total - page.page * AT_ONCE - page.shown.length;
  return card(
    [
      title('Health of the directory'),
      text(
        page.total === 0
          ? '✔ Nothing to see to: every role is held, and everybody listed can be reached.'
          : `${count(page.total, 'thing', 'things')} to see to.`,
      ),
      ...grouped(page.shown),
      ...(after > 0 ? [text(`And ${after} more.`, { separator: true })] : []),
      ...turnPages(page, 'health'),
    ],
    [toPlace('Check again', 'health'), toPlace('The directory', 'home')],
  );
}
