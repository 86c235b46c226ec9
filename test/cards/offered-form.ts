import type { FormId } from '../../cards/form-id.ts';
import type { Move } from '../../cards/move.ts';
import { movesOf } from '../../cards/moves.ts';
import { type ProtocolState, statesOf } from '../fixtures/climb-protocol.ts';
import { worldOf } from '../fixtures/play-case.ts';
import type { FormSample } from './form-samples.ts';

const known = new Map<string, ProtocolState[]>();

/** Every state of every stage of a shipped protocol; worked out once. */
export function statesOfProtocol(protocol: string): ProtocolState[] {
  const states = known.get(protocol) ?? statesOf(worldOf(protocol));
  known.set(protocol, states);
  return states;
}

interface Wanted {
  readonly stage: string;
  readonly state?: string;
  /** Part of what its button says, or its duty. */
  readonly which?: string;
}

const isWanted = (move: Move, form: FormId, which: string | undefined): boolean =>
  move.form === form && (which === undefined || move.duty === which || move.label.includes(which));

/** A form as the first person to whom it is offered opens it, in a state of a stage. */
export function offered(
  protocol: string,
  form: FormId,
  { stage, state = 'begun', which }: Wanted,
): FormSample {
  const at = statesOfProtocol(protocol).find((it) => it.stage === stage && it.name === state);
  const move = at && movesOf(at).find((it) => isWanted(it, form, which));
  if (!at || !move) throw new RangeError(`${protocol} offers no ${form} in stage ${stage}, ${state}`);
  const { duty, to } = move;
  return {
    played: at,
    viewer: move.who[0]?.person ?? '',
    button: {
      ref: at.case.ref,
      revision: at.case.revision,
      surface: 'stage',
      stage,
      form,
      ...(duty === undefined ? {} : { duty }),
      ...(to === undefined ? {} : { to }),
    },
  };
}
