import { describe, expect, test } from 'vitest';
import type { Command, Report } from '../../bot/protocol/command.ts';
import { decide } from '../../bot/protocol/decide/decide.ts';
import { dutyOf } from '../../bot/protocol/world.ts';
import type { Move } from '../../cards/move.ts';
import { movesOf } from '../../cards/moves.ts';
import { stageAfter } from '../../cards/stage-now.ts';
import type { Played } from '../fixtures/play-case.ts';
import { ALL_STATES, DORSET_STATES } from '../fixtures/sample-states.ts';

const LATER = '2099-01-01T00:00:00.000Z';

type Body = Pick<Extract<Command, { type: 'record' }>, 'type' | 'report'> | Record<string, unknown>;

/** What pressing the button and filling in its form would tell the core. */
function bodyOf(played: Played, move: Move): Body {
  const reason = 'because the child needs it';
  const record = (report: Report): Body => ({ type: 'record', report });
  const duty = move.duty === undefined ? undefined : dutyOf(played.world.protocol, move.duty);
  switch (move.form) {
    case 'record': {
      const [first] = duty?.doneBy ?? [];
      const key = first && first.key !== 'entered' ? first.key : 'done';
      return record({ key, duty: duty?.id, stage: duty?.stage, reason });
    }
    case 'write':
      return { type: 'write', duty: move.duty, fields: {}, attested: [], reason };
    case 'settle':
      return record({ key: 'resolved', wording: 'new words' });
    case 'answer-settlement':
      return record({ key: 'resolved' });
    case 'not-settled':
      return record({ key: 'unresolved', reason });
    case 'escalate': {
      const next = stageAfter(played);
      return record({ key: next?.opensOn[0] ?? 'referred', stage: next?.id, reason });
    }
    case 'earlier-date':
      return record({ key: 'earlier-date-set', until: played.now, reason });
    case 'later-date':
      return record({ key: 'later-date-requested', until: played.now, reason });
    case 'danger':
      return record({ key: 'risk-flagged' });
    case 'danger-done':
      return record({ key: 'risk-referred' });
    case 'satisfied':
      return record({ key: 'satisfied' });
    case 'not-satisfied':
      return record({ key: 'not-satisfied' });
    case 'ask-late':
      return record({ key: 'late-escalation', reason });
    case 'answer-late':
      return record({ key: 'late-accepted' });
    case 'facts':
      return record({ key: 'facts-changed', facts: { policyGap: true } });
    case 'decision':
      return record({ key: 'decision-made' });
    case 'jump':
      return record({ key: 'raised', stage: move.to, reason, until: LATER });
    case 'attention':
      return record({ key: 'attention-received' });
    case 'finding':
      return record({ key: 'scrutineer-finding', facts: { leadershipWeak: true } });
    case 'action':
      return record({ key: 'action-agreed', action: 'a', owner: 'b', until: LATER });
    case 'action-check': {
      const agreed = played.case.happenings.find(({ key }) => key === 'action-agreed');
      return record({ key: 'action-checked', action: agreed?.action });
    }
    case 'close':
    case 'reopen-thread':
      return { type: move.form };
    case 'details':
    case 'on-behalf':
    case 'hand-over':
    case 'name-holder':
      return record({ key: 'done' });
  }
}

const pressed = (played: Played, move: Move, person: string) => {
  const command = { id: 'x', now: played.now, actor: { person, name: person }, ...bodyOf(played, move) };
  return decide(played.world, played.case, command as Command);
};

describe.each(Object.entries(ALL_STATES))('in the state %s', (_, make) => {
  const played = make();

  test('whoever a button is for is not refused', () => {
    const refused = movesOf(played).flatMap((move) =>
      move.who.flatMap(({ person }) => {
        const decision = pressed(played, move, person);
        return 'refused' in decision
          ? [`${move.label} (${move.duty ?? move.form}) by ${person}: ${decision.refused.because}`]
          : [];
      }),
    );
    expect(refused).toEqual([]);
  });

  test('nobody else is accepted', () => {
    const accepted = movesOf(played).flatMap((move) =>
      'refused' in pressed(played, move, 'stranger') ? [] : [move.label],
    );
    expect(accepted).toEqual([]);
  });
});

test('after the window nobody is offered the way up that is shut', () => {
  const labels = movesOf(DORSET_STATES.lapsed()).map(({ label }) => label);
  expect(labels).toContain('Ask to go up late');
  expect(labels).not.toContain('Take it to the Service Manager');
});
