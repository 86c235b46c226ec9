import { type Case, currentStage } from '../bot/protocol/case.ts';
import { bold, box } from './card-blocks.ts';
import { type AdaptiveCard, card, execute, text } from './card-parts.ts';
import { backButton } from './case-button.ts';
import { type Surface, VERBS } from './form-id.ts';

export type NoticeKind = 'done' | 'refused' | 'stale' | 'told';

const HEADS = {
  done: { style: 'good', title: '✔ Done' },
  refused: { style: 'warning', title: '✖ This was not done' },
  stale: { style: 'warning', title: '↻ This card was out of date' },
  told: { style: 'emphasis', title: '' },
} as const;

export interface Notice {
  readonly kind: NoticeKind;
  /** Our own words, from `sayRefusal`, `sayStale` and the like. */
  readonly text: string;
  /** The card to go back to; without a case the button leads home. */
  readonly back?: { readonly case: Case; readonly surface: Surface; readonly stage?: string } | undefined;
}

/** A small answer to the one person who pressed a button. */
export function renderNotice({ kind, text: said, back }: Notice): AdaptiveCard {
  const { style, title } = HEADS[kind];
  const button = back
    ? backButton(
        {
          case: back.case,
          surface: back.surface,
          stage: back.stage ?? currentStage(back.case)?.stage ?? '',
        },
        kind === 'stale' ? 'Show the case as it is now' : 'Back',
      )
    : execute('My cases', VERBS.myCases, {});
  return card([box(style, [...(title === '' ? [] : [bold(title)]), text(said)])], [button]);
}
