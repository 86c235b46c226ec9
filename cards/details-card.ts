import { type Case, currentStage } from '../bot/protocol/case.ts';
import type { CaseEvent } from '../bot/protocol/event.ts';
import type { Instant } from '../bot/protocol/instant.ts';
import { readingOf } from '../bot/protocol/reading.ts';
import type { World } from '../bot/protocol/world.ts';
import { small } from './card-blocks.ts';
import { type AdaptiveCard, type CardElement, card, text, title } from './card-parts.ts';
import { type Place, backButton, formButton } from './case-button.ts';
import { jsonBytes } from './cut-text.ts';
import { detailBlocks, lettersFor } from './detail-blocks.ts';
import type { Surface } from './form-id.ts';
import { cardWithReason } from './provisional.ts';
import { sayAgencies } from './say-people.ts';
import { nothingToRead } from './nothing-to-read.ts';
import type { View } from './view.ts';

/** Room for what is wrapped around the blocks: Teams takes cards up to 28 KB. */
const MOST_BYTES = 20_000;

/** Blocks in pages of so many bytes; a heading goes with what follows it. */
export function pagesOf(blocks: readonly CardElement[], most = MOST_BYTES): CardElement[][] {
  const pages: CardElement[][] = [];
  let page: CardElement[] = [];
  let bytes = 0;
  for (const block of blocks) {
    const size = jsonBytes(block) + 1;
    if (bytes + size > most && page.length > 0) {
      pages.push(page);
      page = [];
      bytes = 0;
    }
    page.push(block);
    bytes += size;
  }
  return [...pages, page];
}

export interface DetailsRequest {
  readonly world: World;
  readonly case: Case;
  /** All events of the case: its record. */
  readonly events: readonly CaseEvent[];
  readonly viewer: string;
  readonly now: Instant;
  /** From 0; beyond the last shows the last. */
  readonly page?: number;
  /** The card that it was opened from; Back draws that one again. */
  readonly surface?: Surface;
}

/**
 * The words of a case for those who may read them: what was raised, proposed and written, and the record; for whoever
 * is only copied, the letters that they have; for everybody else that it is not theirs.
 */
export function renderDetails(request: DetailsRequest): AdaptiveCard {
  const { world, events, viewer, now, surface = 'personal' } = request;
  const view: View = { world, case: request.case, now };
  const place: Place = { case: request.case, surface, stage: currentStage(request.case)?.stage ?? '' };
  const { may } = readingOf(world, request.case, viewer, now);
  if (may === 'nothing') return nothingToRead(view, viewer);
  const pages = pagesOf(may === 'all' ? detailBlocks(view, events) : lettersFor(view, events, viewer));
  const page = Math.min(Math.max(0, Math.trunc(request.page ?? 0)), pages.length - 1);
  const of = pages.length > 1 ? ` · page ${page + 1} of ${pages.length}` : '';
  const drawn = card(
    [
      title(view.case.ref),
      text(sayAgencies(view.case), { spacing: 'None', weight: 'Bolder' }),
      small(`Only you can see this now. It is for the people of the case.${of}`, { isSubtle: true }),
      ...(pages[page] ?? []),
    ],
    [
      ...(page < pages.length - 1 ? [formButton(place, 'Show more', 'details', { page: page + 1 })] : []),
      ...(page > 0 ? [formButton(place, 'Show the page before', 'details', { page: page - 1 })] : []),
      backButton(place),
    ],
  );
  return cardWithReason(world.calendar, drawn);
}
