import { describe, expect, test } from 'vitest';
import { currentStage } from '../../bot/protocol/case.ts';
import { decide } from '../../bot/protocol/decide/decide.ts';
import { nextStage } from '../../bot/protocol/ladder.ts';
import { probe } from '../../bot/teams/to-command.ts';
import { readProtocols } from '../../bot/read-protocols.ts';
import type { CaseButtonData } from '../../cards/form-id.ts';
import type { Move } from '../../cards/move.ts';
import { movesOf } from '../../cards/moves.ts';
import { type ProtocolState, statesOf } from '../fixtures/climb-protocol.ts';
import { worldOf } from '../fixtures/play-case.ts';

const buttonOf = ({ case: kase, stage }: ProtocolState, { form, duty, to }: Move): CaseButtonData => ({
  ref: kase.ref,
  revision: kase.revision,
  surface: 'stage',
  stage,
  form,
  ...(duty === undefined ? {} : { duty }),
  ...(to === undefined ? {} : { to }),
});

/** What a person is told at once, before they see the form; what the form itself asks for is no refusal. */
function refusedBeforehand(state: ProtocolState, move: Move, person: string): string[] {
  const { world, case: kase, now } = state;
  const here = currentStage(kase)?.stage;
  const next = here === undefined ? undefined : nextStage(world, kase, here);
  const turn = { id: 'x', now, actor: { person, name: person } };
  const command = probe(world, kase, turn, buttonOf(state, move), next);
  const decision = command && decide(world, kase, command);
  if (!decision || !('refused' in decision)) return [];
  const { because } = decision.refused;
  return because === 'not-yours' || because === 'not-now' || because === 'unknown'
    ? [`${state.stage} ${state.name}: ${move.label} (${move.duty ?? move.form}) by ${person}: ${because}`]
    : [];
}

describe.each([...readProtocols().keys()])('%s', (id) => {
  const states = statesOf(worldOf(id));

  test('whoever a button is for may press it, in every state of every stage', () => {
    const refused = states.flatMap((state) =>
      movesOf(state).flatMap((move) =>
        move.who.flatMap(({ person }) => refusedBeforehand(state, move, person)),
      ),
    );
    expect([...new Set(refused)]).toEqual([]);
  });

  test('a stranger may press none of those that are judged', () => {
    const open = ['earlier-date', 'later-date', 'action', 'action-check', 'facts'];
    const accepted = states.flatMap((state) =>
      movesOf(state)
        .filter(({ form }) => !open.includes(form))
        .filter((move) => refusedBeforehand(state, move, 'stranger').length === 0)
        .map(({ label }) => `${state.stage} ${state.name}: ${label}`),
    );
    expect([...new Set(accepted)]).toEqual([]);
  });
});
