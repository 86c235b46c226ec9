import { describe, expect, test } from 'vitest';
import type { Effect } from '../../bot/protocol/effect.ts';
import { renderDetails } from '../../cards/details-card.ts';
import { renderStage } from '../../cards/stage-card.ts';
import { type ThreadEffect, threadText } from '../../cards/thread-text.ts';
import { type Played, moment, play, says, wakes } from '../fixtures/play-case.ts';
import { sandwell } from '../fixtures/sample-cases.ts';
import { DORSET_STATES, SANDWELL_STATES } from '../fixtures/sample-states.ts';
import { labelsOf, textOf } from './read-card.ts';

const isText = (effect: Effect): effect is ThreadEffect =>
  ['mention-holders', 'remind', 'tell-thread'].includes(effect.kind);

/** The last reply that the thread got. */
function lastText(played: Played) {
  const effect = played.effects.filter(isText).at(-1);
  if (!effect) throw new Error('nothing was said in the thread');
  return threadText(played.world, played.case, effect, played.now);
}

describe('the replies in the thread', () => {
  test('the counterpart is mentioned when it is raised, with what to do and by when', () => {
    expect(lastText(sandwell())).toEqual({
      text: '<at>Tom Baker</at> (practitioner, Sandwell Council): Oak School has raised a disagreement with Sandwell Council: SS-7K3QXM. Speak to the practitioner who raised it and look for a way forward. Please do this by Thursday 4 June, 17:00. The buttons are on the card above.',
      mentions: [{ person: 'tom', name: 'Tom Baker' }],
    });
  });

  test('at the second stage both managers are mentioned', () => {
    const { text, mentions } = lastText(SANDWELL_STATES.lineManagers());
    expect(mentions.map(({ person }) => person)).toEqual(['helen', 'colin']);
    expect(text).toContain('has come to the line managers');
    expect(text).toContain('by Monday 8 June, 17:00');
  });

  test('a proposal is announced, its wording is not', () => {
    const { text, mentions } = lastText(SANDWELL_STATES.proposed());
    expect(text).toContain('Oak School has proposed how to settle SS-7K3QXM.');
    expect(mentions).toEqual([{ person: 'colin', name: 'Colin Webb' }]);
  });

  test('whoever set an earlier date is not told so', () => {
    expect(lastText(SANDWELL_STATES.earlier()).mentions.map(({ person }) => person)).toEqual(['priya']);
  });

  test('a letter that was sent is told with roles, copies and time', () => {
    expect(lastText(SANDWELL_STATES.letterSent())).toEqual({
      text: 'SS-7K3QXM: The written outcome was sent by e-mail to Helen Price (line or team manager, Oak School) on Friday 5 June, 14:01. Copies went to Priya Shah (Oak School) and Tom Baker (Sandwell Council).',
      mentions: [],
    });
  });

  test('one that may not have arrived is never called sent', () => {
    expect(lastText(SANDWELL_STATES.letterUnknown()).text).toContain('may not have reached Helen Price');
  });
});

describe('reminders', () => {
  test('one line a duty, the day before', () => {
    const { text } = lastText(play(sandwell(), wakes('2026-06-03 09:00')));
    expect(text.split('\n\n')).toEqual([
      'Reminder for SS-7K3QXM',
      '<at>Tom Baker</at>: Read and review the case file. Please do this by 17:00 tomorrow, Thursday 4 June.',
      '<at>Tom Baker</at>: Speak to the practitioner who raised it and look for a way forward. Please do this by 17:00 tomorrow, Thursday 4 June.',
    ]);
  });

  test('a late one says since when, and tells the counterpart and the next manager', () => {
    const { text, mentions } = lastText(play(DORSET_STATES.teamManager(), wakes('2026-06-22 09:00')));
    expect(text).toContain(
      '<at>Rachel Dunn</at>: Answer in writing. This is late: the time passed on Wednesday 17 June.',
    );
    expect(text).toContain('So that you know: <at>Laura Finch</at> and <at>Victor Stone</at>.');
    expect(mentions).toHaveLength(3);
  });

  test('what has been done by the time of telling is not asked for', () => {
    const reminded = play(sandwell(), wakes('2026-06-03 09:00'));
    const done = play(
      reminded,
      says('tom', '2026-06-03 09:01', { key: 'file-reviewed' }),
      says('tom', '2026-06-03 09:02', { key: 'spoke' }),
    );
    expect(lastText(done).text).toBe('SS-7K3QXM: what was waited for has been done. Thank you.');
  });
});

describe('the card of a stage', () => {
  const stage = ({ world, case: kase, now }: Played, id: string) => renderStage(world, kase, id, now);

  test('lists who does what by when, with its buttons', () => {
    const card = stage(SANDWELL_STATES.raised(), '1');
    expect(textOf(card)).toContain('Tom Baker (Sandwell Council) – by Thursday 4 June, 17:00');
    expect(textOf(card)).toContain('Priya Shah (Oak School) – done on Monday 1 June');
    expect(labelsOf(card)).toContain('We have spoken');
    expect(labelsOf(card)).toContain('Propose how to settle it');
  });

  test('has at most seven buttons in front', () => {
    const { body } = stage(SANDWELL_STATES.directors(), '3b') as unknown as {
      body: Record<string, unknown>[];
    };
    const front = body.flatMap(({ actions }) => (Array.isArray(actions) ? (actions as unknown[]) : []));
    expect(front.length).toBeLessThanOrEqual(7);
  });

  test('marks what is late, in words', () => {
    const late = { ...SANDWELL_STATES.lineManagers(), now: moment('2026-06-11 09:00') };
    expect(textOf(stage(late, '2'))).toContain('late: the time passed on Monday 8 June');
  });

  test('closes in one line once the stage has ended', () => {
    const card = stage(SANDWELL_STATES.lineManagers(), '1');
    expect(textOf(card)).toContain(
      'It was not settled here. It went to the line managers on Thursday 4 June.',
    );
    expect(labelsOf(card)).toEqual([]);
  });

  test('of a ladder says that it was answered', () => {
    expect(textOf(stage(DORSET_STATES.serviceManager(), 'T'))).toContain(
      'The Team Manager answered on Wednesday 10 June. It went to the Service Manager on Friday 12 June.',
    );
  });
});

describe('the details', () => {
  const details = (played: Played, viewer: string) => textOf(renderDetails({ ...played, viewer }));

  test('have the words, for a party', () => {
    const text = details(SANDWELL_STATES.closed(), 'tom');
    for (const word of ['PLANTEDWHAT', 'PLANTEDWORDING', 'PLANTEDAGREED']) expect(text).toContain(word);
  });

  test('are shut to everybody else', () => {
    expect(details(SANDWELL_STATES.closed(), 'stranger')).not.toContain('PLANTED');
  });

  test('say when something happened and when it was put on record', () => {
    const told = play(
      sandwell(),
      says('tom', '2026-06-03 15:10', { key: 'spoke', occurredAt: '2026-06-02 09:00' }),
    );
    expect(details(told, 'tom')).toContain('Tuesday 2 June, 09:00 (recorded on Wednesday 3 June, 15:10)');
  });

  test('say openly that a date has moved, and why', () => {
    const earlier = says('priya', '2026-06-02 09:00', {
      key: 'disagreement-arose',
      occurredAt: '2026-05-28 09:00',
    });
    const raised = says('tom', '2026-06-02 10:00', { key: 'spoke', occurredAt: '2026-06-01 11:00' });
    const moved = play(sandwell(), earlier, raised);
    expect(details(moved, 'tom')).toContain(
      'moved from Wednesday 3 June to Monday 1 June, because something turned out to have happened earlier',
    );
  });
});

test('a window that has lapsed is not called late', () => {
  const { text } = lastText(play(DORSET_STATES.notSatisfied(), wakes('2026-06-18 09:00')));
  expect(text).toContain('The time for this has passed. The case is not closed.');
  expect(text).not.toContain('late');
});
