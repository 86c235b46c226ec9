import { STAYS_ON_SCREEN, withWordsBack } from '../../cards/words-back.ts';
import { type Answer, asCard, asText } from './answer.ts';

/** The answer to a form that came too late: nothing that was written in it is lost. */
export function giveWordsBack({ card }: ReturnType<typeof asCard>, inputs: unknown): Answer {
  const back = withWordsBack(card, inputs);
  return back ? asCard(back) : asText(STAYS_ON_SCREEN);
}
