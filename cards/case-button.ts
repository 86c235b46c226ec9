import type { Case } from '../bot/protocol/case.ts';
import { type CardAction, execute } from './card-parts.ts';
import { type CaseButtonData, type FormId, type Surface, VERBS } from './form-id.ts';

/** Which card a button stands on. */
export interface Place {
  readonly case: Case;
  readonly surface: Surface;
  /** The stage that the card was drawn for. */
  readonly stage: string;
}

type Style = 'positive' | 'destructive';

/** What every button of a case carries; a type of our own makes it fit the card's open shape. */
const dataOf = ({ case: kase, surface, stage }: Place): CaseButtonData => ({
  ref: kase.ref,
  revision: kase.revision,
  surface,
  stage,
});

/** A button that opens a form in place. */
export const formButton = (
  place: Place,
  label: string,
  form: FormId,
  more: {
    duty?: string | undefined;
    to?: string | undefined;
    style?: Style | undefined;
    page?: number;
    behalf?: string | undefined;
    part?: string | undefined;
  } = {},
): CardAction =>
  execute(
    label,
    VERBS.openForm,
    {
      ...dataOf(place),
      form,
      ...(more.duty === undefined ? {} : { duty: more.duty }),
      ...(more.to === undefined ? {} : { to: more.to }),
      ...(more.page === undefined ? {} : { page: more.page }),
      ...(more.behalf === undefined ? {} : { behalf: more.behalf }),
      ...(more.part === undefined ? {} : { part: more.part }),
    },
    more.style,
  );

/** A button that shows a case. */
export const showButton = (place: Place, label: string): CardAction =>
  execute(label, VERBS.showCase, { ...dataOf(place) });

/** A button that goes back to the card as it was. */
export const backButton = (place: Place, label = 'Back'): CardAction =>
  execute(label, VERBS.back, { ...dataOf(place) });
