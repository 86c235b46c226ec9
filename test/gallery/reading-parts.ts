import type { Case } from '../../bot/protocol/case.ts';
import { renderDetails } from '../../cards/details-card.ts';
import { nothingToRead } from '../../cards/nothing-to-read.ts';
import { NOW } from '../fixtures/people-forms.ts';
import { MANNED, personCard, withManagers, worldWith } from '../fixtures/rostered.ts';
import { moment } from '../fixtures/play-case.ts';
import type { Part, Shown } from './shown.ts';

const world = worldWith(undefined);
const course = withManagers(MANNED);
const [DIRECTOR] = course.case.parties.filter(({ role }) => role === 'director');

const nothing = (title: string, who: string, viewer: Shown['viewer'], kase: Case, person: string): Shown => ({
  title,
  who,
  viewer,
  what: { kind: 'card', card: nothingToRead({ world, case: kase, now: NOW }, person) },
});

/** Two people of the case have looked at it, one of them twice. */
const opened: Case = {
  ...course.case,
  seen: {
    priya: { name: 'Priya Shah', first: moment('2026-06-03 15:02'), last: moment('2026-06-04 08:30') },
    helen: { name: 'Helen Price', first: moment('2026-06-03 16:20'), last: moment('2026-06-03 16:20') },
  },
};

/** What somebody sees who may not read a case, or not yet; and who has read it. */
export function readingParts(): Part {
  const done = course.act(MANNED, '2026-06-04 09:00', 'colin', {
    ...{ type: 'hand-over', from: 'colin', side: 'receiving', reason: 'I am leaving the team.' },
    to: personCard('Ian Reed'),
  });
  const looked = moment('2026-06-04 08:55');
  const left = { ...done.case, seen: { colin: { name: 'Colin Webb', first: looked, last: looked } } };
  const details = renderDetails({
    ...{ world, case: opened, events: course.events, viewer: 'priya', now: NOW },
    ...{ surface: 'personal', page: 0 },
  });
  return {
    title: 'Who may read a case, and who has read it',
    shown: [
      nothing('Somebody without a part', 'A colleague', 'outsider', course.case, 'nobody'),
      nothing('Somebody who had a part', 'Colin Webb', 'outsider', left, 'colin'),
      nothing('Not their step yet', DIRECTOR?.name ?? '', 'raising', course.case, DIRECTOR?.person ?? ''),
      {
        title: 'The details, with who has opened them',
        who: 'Priya Shah, practitioner',
        viewer: 'raising',
        what: { kind: 'card', card: details },
      },
    ],
  };
}
