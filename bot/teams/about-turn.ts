import { parseCardAction } from '../../cards/card-action.ts';
import type { TurnAbout } from '../ports/telemetry.ts';
import type { ParsedActivity } from './parse-activity.ts';
import { readWords } from './read-words.ts';

/** What a press was about: our own words for it. */
function aboutPress(value: unknown): Pick<TurnAbout, 'verb' | 'form' | 'ref'> {
  const pressed = parseCardAction(value);
  switch (pressed.kind) {
    case 'openForm':
    case 'submitForm':
    case 'back':
      return { verb: pressed.kind, form: pressed.button.form, ref: pressed.button.ref };
    case 'showCase':
      return { verb: pressed.kind, ref: pressed.ref };
    case 'raiseStep':
      return { verb: pressed.kind, form: pressed.step };
    case 'setUp':
      return { verb: pressed.kind, form: pressed.wish.step };
    case 'directory':
      return { verb: pressed.kind, form: pressed.wish.go };
    default:
      return { verb: pressed.kind };
  }
}

/**
 * What the log may say of an activity before it is handled. Of what somebody said that is the wish alone: even a
 * reference may be read out of words that are none.
 */
export function aboutTurn(parsed: ParsedActivity, activity = ''): TurnAbout {
  const { kind } = parsed;
  if (kind === 'said') return { activity, kind, verb: readWords(parsed.text).kind };
  return kind === 'pressed' ? { activity, kind, ...aboutPress(parsed.value) } : { activity, kind };
}
