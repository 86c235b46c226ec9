/** A part of a notice: our own sentences, a list, and what people wrote. Every text is clean, and none is escaped. */
export interface NoticePart {
  readonly heading: string;
  readonly lines?: readonly string[];
  readonly items?: readonly string[];
  readonly quotes?: readonly { readonly heading: string; readonly text: string }[];
}

/** What a letter to one person says, before it is HTML or plain text. */
export interface NoticeLetter {
  readonly service: string;
  readonly title: string;
  /** Names the matter and nothing that anybody wrote: a mail client shows it on a locked phone. */
  readonly opening: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly parts: readonly NoticePart[];
  /** What no line should end in the middle of; at least one, longer ones first. */
  readonly unbroken: readonly string[];
  readonly footer: readonly string[];
}
