import { bold, box } from '../card-blocks.ts';
import { type AdaptiveCard, type CardElement, card, heading, quiet, text, title } from '../card-parts.ts';
import { count } from '../say-list.ts';
import { pageOf, toAct, toPlace, turnPages } from './directory-buttons.ts';

export interface FileMistake {
  readonly line: number;
  readonly column?: string | undefined;
  readonly wrong: string;
  readonly remedy: string;
}

/** What a file would do, for whoever dropped it. */
export interface FileView {
  readonly upload: string;
  readonly name: string;
  readonly mistakes: readonly FileMistake[];
  /** Each change in words. */
  readonly told: readonly string[];
  /** "3 people are added". */
  readonly counts: readonly string[];
  /** Titles of procedures whose roles it would change, although the reader does not keep them. */
  readonly foreign: readonly string[];
  /** Why accounts and addresses cannot be changed by it, person by person; absent where none is refused. */
  readonly accounts?: readonly string[];
  /** The directory has changed since it was last shown. */
  readonly changed: boolean;
}

const MISTAKES_AT_ONCE = 12;
const CHANGES_AT_ONCE = 20;
const ACCOUNTS_AT_ONCE = 5;
const LONGEST = 300;

const cut = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words);

/** Letter by letter: it quotes what stands in the file. */
const line = (value: string, more: Record<string, unknown> = {}): CardElement => ({
  type: 'RichTextBlock',
  spacing: 'Small',
  inlines: [{ type: 'TextRun', text: cut(value), ...more }],
});

function mistakeBlocks(view: FileView, wanted: number): CardElement[] {
  const page = pageOf(view.mistakes, wanted, MISTAKES_AT_ONCE);
  return [
    box('attention', [
      bold(`✖ ${count(page.total, 'mistake')}: nothing of this file can be applied yet`),
      text(`Put ${page.total === 1 ? 'it' : 'them'} right in the file, save it, and drop it here again.`),
    ]),
    ...page.shown.flatMap(({ line: at, column, wrong, remedy }) => [
      bold(`Line ${at}`, { spacing: 'Medium' }),
      line(column === undefined ? wrong : `${column}: ${wrong}`),
      line(`→ ${remedy}`, { size: 'Small', isSubtle: true }),
    ]),
    ...turnPages(page, 'file', { upload: view.upload }),
  ];
}

function changeBlocks(view: FileView, wanted: number, mayApply: boolean): CardElement[] {
  const page = pageOf(view.told, wanted, CHANGES_AT_ONCE);
  const after = page.total - page.page * CHANGES_AT_ONCE - page.shown.length;
  return [
    text(mayApply ? 'If you agree:' : 'What it would do:'),
    text(view.counts.map((it) => `- ${it}`).join('\n'), { spacing: 'Small' }),
    heading('Change by change'),
    ...page.shown.map((it) => line(it, { size: 'Small' })),
    ...(after > 0 ? [text(`And ${after} more.`)] : []),
    ...turnPages(page, 'file', { upload: view.upload }),
  ];
}

const foreignWords = ({ foreign }: FileView): CardElement[] =>
  foreign.length === 0
    ? []
    : [
        text(
          `It would change roles of ${foreign.join(' and of ')}, which you do not keep. Take those lines back to how the downloaded file has them, or ask the business manager of that procedure to drop the file.`,
        ),
      ];

function accountWords({ accounts = [] }: FileView): CardElement[] {
  const more = accounts.length - ACCOUNTS_AT_ONCE;
  return [
    ...accounts.slice(0, ACCOUNTS_AT_ONCE).map((why) => line(why)),
    ...(more > 0 ? [text(`And ${more} more like this.`)] : []),
  ];
}

function refusedBlocks(view: FileView): CardElement[] {
  const why = [...foreignWords(view), ...accountWords(view)];
  return why.length === 0
    ? []
    : [box('attention', [bold('✖ Nothing of this file can be applied as it is'), ...why])];
}

const CHANGED = box('warning', [
  text('↻ The directory has changed since you last saw this. Please look again before you agree.'),
]);

/** What would change, or what is wrong line by line. Nothing has been applied yet. */
export function renderFile(view: FileView, page: number): AdaptiveCard {
  const wrong = view.mistakes.length > 0;
  const idle = !wrong && view.told.length === 0;
  const refused = refusedBlocks(view);
  const mayApply = !wrong && !idle && refused.length === 0;
  const body = wrong ? mistakeBlocks(view, page) : changeBlocks(view, page, mayApply);
  return card(
    [
      title(wrong ? 'Mistakes in this file' : 'What this file would change'),
      line(view.name, { size: 'Small', isSubtle: true }),
      ...(view.changed ? [CHANGED] : []),
      ...refused,
      ...(idle ? [text('Nothing: the directory says all of this already.')] : body),
      ...(mayApply ? [quiet('Nothing has been changed yet.')] : []),
    ],
    [
      ...(mayApply ? [toAct('Apply', 'apply', { upload: view.upload }, 'positive')] : []),
      ...(idle ? [] : [toAct(mayApply ? 'Do not apply' : 'Close', 'drop', { upload: view.upload })]),
      toPlace('The directory', 'home'),
    ],
  );
}
