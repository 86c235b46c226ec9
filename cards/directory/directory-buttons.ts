import { buttons } from '../card-blocks.ts';
import { type CardAction, type CardElement, execute, quiet } from '../card-parts.ts';
import { leave } from '../fields/form-card.ts';
import { VERBS } from '../form-id.ts';
import type { Act, Ask, DirectoryTarget, Place } from './directory-wish.ts';

type Style = 'positive' | 'destructive';

/** Leads to a card of the directory; no input goes along. */
export const toPlace = (label: string, place: Place, target: DirectoryTarget = {}): CardAction =>
  leave(execute(label, VERBS.directory, { place, ...target }));

/** Searches with what stands in the card's own field. */
export const search = (label: string): CardAction =>
  execute(label, VERBS.directory, { place: 'found' }, 'positive');

/** Opens a form in place. */
export const toAsk = (label: string, ask: Ask, target: DirectoryTarget = {}, style?: Style): CardAction =>
  leave(execute(label, VERBS.directoryAsk, { ask, ...target }, style));

export const submit = (
  label: string,
  ask: Ask,
  target: DirectoryTarget = {},
  style: Style = 'positive',
): CardAction => execute(label, VERBS.directorySubmit, { ask, ...target }, style);

export const toAct = (label: string, act: Act, target: DirectoryTarget = {}, style?: Style): CardAction =>
  leave(execute(label, VERBS.directoryAct, { act, ...target }, style));

export interface Page<T> {
  readonly shown: readonly T[];
  /** From 0; within what there is, whatever was asked for. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

export function pageOf<T>(items: readonly T[], wanted: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { shown: items.slice(page * size, (page + 1) * size), page, pages, total: items.length };
}

/** "Page 2 of 9", with the buttons that lead on and back; nothing where there is one page. */
export function turnPages(
  { page, pages }: Pick<Page<unknown>, 'page' | 'pages'>,
  place: Place,
  target: DirectoryTarget = {},
): CardElement[] {
  if (pages < 2) return [];
  const turn = (label: string, to: number): CardAction[] =>
    to < 0 || to >= pages ? [] : [toPlace(label, place, { ...target, page: to })];
  return [
    quiet(`Page ${page + 1} of ${pages}`),
    ...buttons([...turn('◀ Earlier page', page - 1), ...turn('Next page ▶', page + 1)], 'Small'),
  ];
}
