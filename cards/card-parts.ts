/**
 * The few Adaptive Card elements that this product uses (schema 1.5), each made in one way everywhere.
 * Text of people goes through `words`, which no renderer reads as markdown or as a mention.
 */
export interface CardElement {
  readonly type: string;
  readonly [property: string]: unknown;
}
export interface CardAction {
  readonly type: 'Action.Execute' | 'Action.OpenUrl' | 'Action.ToggleVisibility';
  readonly title: string;
  readonly [property: string]: unknown;
}
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly [property: string]: unknown;
}

export const card = (body: readonly CardElement[], actions: readonly CardAction[] = []): AdaptiveCard => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  body,
  ...(actions.length > 0 ? { actions } : {}),
  msteams: { width: 'Full' },
});

/** Our own text. Never pass anything that a person typed. */
export const text = (value: string, more: Record<string, unknown> = {}): CardElement => ({
  type: 'TextBlock',
  text: value,
  wrap: true,
  ...more,
});

export const title = (value: string): CardElement =>
  text(value, { size: 'Large', weight: 'Bolder', style: 'heading' });

export const heading = (value: string): CardElement =>
  text(value, { size: 'Default', weight: 'Bolder', spacing: 'Medium', style: 'heading' });

export const quiet = (value: string): CardElement =>
  text(value, { isSubtle: true, size: 'Small', spacing: 'Small' });

/** Text that a person typed, shown letter by letter: a text run is never read as markdown, HTML or a mention. */
export const words = (value: string): CardElement => ({
  type: 'RichTextBlock',
  inlines: value
    .split(/\r?\n/)
    .flatMap((line, index) => [
      ...(index > 0 ? [{ type: 'TextRun', text: '\n' }] : []),
      { type: 'TextRun', text: line },
    ]),
});

/** A button that asks the bot something. The id of the case and its revision go along only to find the case. */
export const execute = (
  label: string,
  verb: string,
  data: Record<string, unknown>,
  style?: 'positive' | 'destructive',
): CardAction => ({
  type: 'Action.Execute',
  title: label,
  verb,
  data,
  ...(style ? { style } : {}),
});
