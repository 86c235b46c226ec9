/**
 * What schema 1.5 of Adaptive Cards allows of the elements that these cards are made of: their properties, the values
 * of those, what must be there; everything else is refused. Written after Microsoft's published schema, which no
 * package carries. An element that is not here is not part of the look of this product: add it before it is used.
 */
import { z } from 'zod';

/** Names of values are read without regard to capitals. */
const oneOf = (...names: string[]) =>
  z
    .string()
    .refine((value) => names.includes(value.toLowerCase()), { error: `is none of ${names.join(', ')}` });

const yesNo = z.boolean();
const spacing = oneOf('default', 'none', 'small', 'medium', 'large', 'extralarge', 'padding');
const color = oneOf('default', 'dark', 'light', 'accent', 'good', 'warning', 'attention');
const size = oneOf('default', 'small', 'medium', 'large', 'extralarge');
const weight = oneOf('default', 'lighter', 'bolder');
const box = oneOf('default', 'emphasis', 'good', 'attention', 'warning', 'accent');

const element = {
  id: z.string().optional(),
  isVisible: yesNo.optional(),
  separator: yesNo.optional(),
  spacing: spacing.optional(),
  height: oneOf('auto', 'stretch').optional(),
};
const letters = {
  size: size.optional(),
  weight: weight.optional(),
  color: color.optional(),
  isSubtle: yesNo.optional(),
};
const input = {
  ...element,
  id: z.string().min(1),
  label: z.string().optional(),
  isRequired: yesNo.optional(),
  errorMessage: z.string().optional(),
};
const action = {
  id: z.string().optional(),
  title: z.string().optional(),
  style: oneOf('default', 'positive', 'destructive').optional(),
  tooltip: z.string().optional(),
  isEnabled: yesNo.optional(),
  mode: oneOf('primary', 'secondary').optional(),
};
const of = <T extends string>(type: T) => z.literal(type);

const actions = z.array(
  z.discriminatedUnion('type', [
    z.strictObject({
      type: of('Action.Execute'),
      ...action,
      verb: z.string().optional(),
      data: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
      associatedInputs: oneOf('auto', 'none').optional(),
    }),
    z.strictObject({ type: of('Action.OpenUrl'), ...action, url: z.url() }),
    z.strictObject({ type: of('Action.ToggleVisibility'), ...action, targetElements: z.array(z.string()) }),
  ]),
);

const textRun = z.strictObject({
  type: of('TextRun'),
  text: z.string(),
  ...letters,
  italic: yesNo.optional(),
  highlight: yesNo.optional(),
  strikethrough: yesNo.optional(),
  underline: yesNo.optional(),
});

const choice = z.strictObject({ title: z.string(), value: z.string() });

const inputs = [
  z.strictObject({
    type: of('Input.Text'),
    ...input,
    value: z.string().optional(),
    placeholder: z.string().optional(),
    isMultiline: yesNo.optional(),
    maxLength: z.number().optional(),
    regex: z.string().optional(),
    style: oneOf('text', 'tel', 'url', 'email', 'password').optional(),
  }),
  z.strictObject({
    type: of('Input.ChoiceSet'),
    ...input,
    value: z.string().optional(),
    placeholder: z.string().optional(),
    choices: z.array(choice).optional(),
    // Of schema 1.6, and in Teams for longer: its own search among the people of the tenant.
    'choices.data': z
      .strictObject({ type: of('Data.Query'), dataset: z.literal('graph.microsoft.com/users') })
      .optional(),
    isMultiSelect: yesNo.optional(),
    style: oneOf('compact', 'expanded', 'filtered').optional(),
    wrap: yesNo.optional(),
  }),
  ...(['Input.Date', 'Input.Time'] as const).map((type) =>
    z.strictObject({
      type: of(type),
      ...input,
      value: z.string().optional(),
      placeholder: z.string().optional(),
      min: z.string().optional(),
      max: z.string().optional(),
    }),
  ),
  z.strictObject({
    type: of('Input.Toggle'),
    ...input,
    title: z.string(),
    value: z.string().optional(),
    valueOn: z.string().optional(),
    valueOff: z.string().optional(),
    wrap: yesNo.optional(),
  }),
];

const elements: z.ZodType = z.lazy(() =>
  z.array(
    z.discriminatedUnion('type', [
      z.strictObject({
        type: of('TextBlock'),
        ...element,
        ...letters,
        text: z.string(),
        wrap: yesNo.optional(),
        maxLines: z.number().optional(),
        style: oneOf('default', 'heading').optional(),
        horizontalAlignment: oneOf('left', 'center', 'right').optional(),
      }),
      z.strictObject({
        type: of('RichTextBlock'),
        ...element,
        inlines: z.array(z.union([z.string(), textRun])),
      }),
      z.strictObject({ type: of('Container'), ...element, style: box.optional(), items: elements }),
      z.strictObject({
        type: of('ColumnSet'),
        ...element,
        style: box.optional(),
        columns: z.array(column).optional(),
      }),
      z.strictObject({ type: of('ActionSet'), ...element, actions }),
      ...inputs,
    ]),
  ),
);

const column = z.strictObject({
  type: of('Column').optional(),
  ...element,
  style: box.optional(),
  items: elements.optional(),
  width: z.union([z.number(), z.string().regex(/^(auto|stretch|\d+(px)?)$/)]).optional(),
});

const card = z.strictObject({
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json').optional(),
  type: of('AdaptiveCard'),
  version: z.literal('1.5'),
  body: elements.optional(),
  actions: actions.optional(),
  fallbackText: z.string().optional(),
  speak: z.string().optional(),
  lang: z.string().optional(),
  /** Not of the schema: Teams' own. Only the width is used, and Teams knows it in this spelling alone. */
  msteams: z.strictObject({ width: z.literal('Full') }).optional(),
});

/** What schema 1.5 has against a card, each with its place; nothing where it is valid. */
export function schemaFaults(json: unknown): string[] {
  const parsed = card.safeParse(json);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
