import type { AdaptiveCard } from '../../cards/card-parts.ts';

/** For whose eyes something is. */
export type Viewer = 'channel' | 'raising' | 'receiving' | 'neutral' | 'outsider' | 'anybody';

/** One thing on the page, as somebody sees it. */
export interface Shown {
  /** What it is: "The card of the stage". */
  readonly title: string;
  /** Who sees it: "Priya Shah, practitioner, Oak School". */
  readonly who: string;
  readonly viewer: Viewer;
  readonly what:
    | { readonly kind: 'card'; readonly card: AdaptiveCard }
    /** A reply in the thread, as markdown with `<at>` marks. */
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'mail'; readonly html: string; readonly subject: string };
  /** Of a form: the button that opens it, so that pressing it leads here. */
  readonly opens?: string;
}

/** What belongs together: a state of a stage. */
export interface Part {
  readonly title: string;
  readonly shown: readonly Shown[];
}

/** One page of the gallery: a stage. */
export interface Section {
  /** In the address: `west-sussex/5`. */
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly parts: readonly Part[];
}

/** What stands under one heading of the contents: a protocol. */
export interface Chapter {
  readonly title: string;
  readonly sections: readonly Section[];
}

/** Leaves out what a section has shown before: a card that a state does not change is not drawn again. */
export function withoutRepeats(parts: readonly Part[]): Part[] {
  const seen = new Set<string>();
  const isNew = ({ viewer, what }: Shown): boolean => {
    const key = `${viewer} ${JSON.stringify(what)}`.replace(/"(revision|seen)":("[^"]*"|\d+)/g, '');
    const before = seen.has(key);
    seen.add(key);
    return !before;
  };
  return parts
    .map((part) => ({ ...part, shown: part.shown.filter(isNew) }))
    .filter(({ shown }) => shown.length > 0);
}
