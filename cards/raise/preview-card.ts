import { actorsOf, stageHolders } from '../../bot/protocol/authority.ts';
import { splitByReach } from '../../bot/protocol/call-people.ts';
import { type Case, type Party, currentStage } from '../../bot/protocol/case.ts';
import { runsInPlay } from '../../bot/protocol/duty-runs.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import { readingOf } from '../../bot/protocol/reading.ts';
import { clocksOf, earlierDates } from '../../bot/protocol/standing.ts';
import { type World, stageOf } from '../../bot/protocol/world.ts';
import { type AdaptiveCard, type CardElement, card, execute, heading, text, title } from '../card-parts.ts';
import { VERBS } from '../form-id.ts';
import { showGaps } from './show-gaps.ts';
import { blocksWithReason, calendarOfDue } from '../provisional.ts';
import { isEndOfDay, sayBy, sayCounted, sayDay, sayMoment } from '../say-date.ts';
import { sayAskedInRole, sayAskedPeople } from '../say-asked-people.ts';
import { sayList, upperFirst } from '../say-list.ts';
import { sayManagers } from '../say-managers.ts';
import { agencyName, agencyOf, byPerson, personName, sayTitles } from '../say-people.ts';
import { sayHolidays } from '../say-limit.ts';
import { whyLimit } from '../say-why.ts';
import { showFlags } from '../say-flags.ts';
import { showQuote } from '../show-quote.ts';
import type { View } from '../view.ts';
import { ownersOf } from '../whose-move.ts';

const part = (label: string, value: string): CardElement[] => [
  text(label, { weight: 'Bolder', spacing: 'Medium' }),
  showQuote(value),
];

function showWords({ world, case: kase }: View): CardElement[] {
  const { category, whatHappened, evidence, wouldSettle, childReference } = kase.intake;
  const about = world.protocol.categories.find(({ id }) => id === category)?.label ?? 'Something else';
  return [
    heading('What will be sent'),
    text(`It is about: ${about}`),
    ...part('What happened', whatHappened),
    ...part('What shows it', evidence),
    ...part('What would settle it', wouldSettle),
    ...part("The child's reference in your own system", childReference),
  ];
}

/** People of a case, those of one agency on a line. */
function peopleLines({ world }: View, parties: readonly Party[]): string {
  const agencies = [...new Set(parties.map(agencyName))];
  const lineOf = (agency: string): string => {
    const people = parties.filter((party) => agencyName(party) === agency);
    const lines = byPerson(people).map((parts) => `${personName(parts[0])} (${sayTitles(world, parts)})`);
    return `- **${agency}:** ${lines.join(', ')}`;
  };
  return agencies.map(lineOf).join('\n');
}

/** Who can read the words, and what everybody else in the channel sees. */
function showReaders(view: View): CardElement[] {
  const { case: kase } = view;
  const sides = [agencyOf(kase, 'raising'), agencyOf(kase, 'receiving')];
  const isReader = ({ person }: Party): boolean =>
    readingOf(view.world, kase, person, view.now).may === 'all';
  const readers = actorsOf(kase).filter(isReader);
  const later = actorsOf(kase).filter((party) => !isReader(party));
  return [
    heading('Who can read it'),
    text(`Only ${sayManagers(view.world)}, who can read every case, and the people of this case:`),
    text(peopleLines(view, readers), { spacing: 'Small' }),
    ...(later.length > 0
      ? [
          text('These join, and can read it, only if it comes to their step:'),
          text(peopleLines(view, later), { spacing: 'Small' }),
        ]
      : []),
    text(
      `Everybody else in the channel sees only the reference ${kase.ref}, the two agencies (${sayList(sides)}), which professionals are asked, the steps and the dates.`,
    ),
  ];
}

/** Every limit that starts to run, the earliest first: until when, who, what and why. What is alike but for the task shares a line. */
function limitLines(view: View): string[] {
  const runs = runsInPlay(view.world, view.case, view.now)
    .filter((run) => run.limitAt !== undefined)
    .sort((a, b) => Date.parse(a.limitAt ?? '') - Date.parse(b.limitAt ?? ''));
  const alike = new Map<string, { why: string; tasks: string[] }>();
  for (const run of runs) {
    const limit = run.limitAt ?? view.now;
    const by = upperFirst(sayBy(calendarOfDue(view, run, limit), limit, view.now));
    const why = whyLimit(view, run);
    const head = `**${by}:** ${sayAskedPeople(view, ownersOf(view, run), 'or')}.`;
    const line = alike.get(`${head} ${why}`) ?? { why, tasks: [head] };
    alike.set(`${head} ${why}`, { why, tasks: [...line.tasks, run.duty.text] });
  }
  return [...alike.values()].map(({ why, tasks }) => `- ${tasks.join(' ')} (${why.replace(/\.$/, '')}.)`);
}

function dayLines({ world, case: kase, now }: View): string[] {
  const whole = world.protocol.overall.map((it) => it.days);
  return clocksOf(world, kase)
    .filter(({ days }, index, all) => (whole.length > 0 ? whole.includes(days) : index === all.length - 1))
    .map(({ days, at }) => {
      const counted = sayHolidays(world.calendar, kase.openedAt, at);
      return `- All stages together: ${days} working days, which end on ${sayCounted(world.calendar, at, now)}. ${counted}`.trim();
    });
}

const earlierLines = ({ case: kase, now }: View): string[] =>
  earlierDates(kase).map(
    (at) =>
      `- Your earlier date, which then counts: ${isEndOfDay(at) ? sayDay(at, now) : sayMoment(at, now)}.`,
  );

function showDates(view: View): CardElement[] {
  const lines = [...earlierLines(view), ...limitLines(view), ...dayLines(view)];
  const none = 'No time is printed for this step. You can go on at any time.';
  return [heading('The dates that follow'), text(lines.length > 0 ? lines.join('\n') : none)];
}

/** Who is asked first. */
function sayAsked(view: View): string {
  const { world, case: kase } = view;
  const current = currentStage(kase);
  if (!current) return 'The case then begins.';
  const stage = stageOf(world.protocol, current.stage);
  const asked = stageHolders(kase, stage).filter((party) => party.side !== 'raising');
  const { mentioned, written } = splitByReach(asked);
  const inThread = asked.filter(({ person }) => mentioned.includes(person));
  const ways = [
    ...(mentioned.length > 0 || written.length === 0
      ? [`Mentioned in the thread: ${sayAskedInRole(view, inThread) || 'nobody'}.`]
      : []),
    ...(written.length > 0 ? [`Asked by e-mail: ${sayAskedInRole(view, written)}.`] : []),
  ];
  return `It begins here: ${stage.title}. ${ways.join(' ')}`;
}

/**
 * What will be sent and to whom, before it is.
 * @param preview the case as it would be, decided but not stored
 * @param counterpart the person disagreed with, as the directory labels them
 */
export function renderPreview(
  world: World,
  preview: Case,
  draft: string,
  counterpart: string,
  now: Instant,
): AdaptiveCard {
  const view: View = { world, case: preview, now };
  return card(
    [
      title('Check before you send'),
      text('Nothing has been sent yet. You disagree with:'),
      showQuote(counterpart),
      text(sayAsked(view)),
      ...showGaps(view),
      ...showFlags(view),
      ...blocksWithReason(world.calendar, showDates(view)),
      ...showReaders(view),
      ...showWords(view),
    ],
    [
      execute('Send', VERBS.raiseSend, { draft }, 'positive'),
      execute('Change something', VERBS.raiseStep, { draft, step: 'preview' }),
    ],
  );
}
