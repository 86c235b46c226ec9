import { AdaptiveCard, HostConfig, SerializationContext, ExecuteAction, type Action } from 'adaptivecards';
import { hostConfig, type Theme } from '../../cards/teams-host-config.ts';

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Signs that stand for themselves, as `\*` or `1\.` in markdown. */
const plain = (text: string): string => text.replace(/\\([\\`*_{}[\]()#+.!~>-])/g, '$1');

const inline = (text: string): string => plain(text.replace(/\*\*(.+?)\*\*/g, '<b>$1</b>'));

/** As much of Teams' markdown as the cards use: bold, lists, paragraphs and line ends. */
export function markdown(text: string): string {
  const blocks: { tag: 'ul' | 'ol' | 'p'; lines: string[] }[] = [];
  for (const line of escaped(text).split(/\r?\n/)) {
    const tag = /^- /.test(line) ? 'ul' : /^\d+\. /.test(line) ? 'ol' : 'p';
    const last = blocks.at(-1);
    const content = inline(line.replace(/^(- |\d+\. )/, ''));
    if (line === '') blocks.push({ tag: 'p', lines: [] });
    else if (last?.tag === tag && last.lines.length > 0) last.lines.push(content);
    else blocks.push({ tag, lines: [content] });
  }
  return blocks
    .filter(({ lines }) => lines.length > 0)
    .map(({ tag, lines }) =>
      tag === 'p'
        ? `<p>${lines.join('<br>')}</p>`
        : `<${tag}>${lines.map((line) => `<li>${line}</li>`).join('')}</${tag}>`,
    )
    .join('');
}

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};

export interface Drawn {
  readonly element: HTMLElement;
  /** What the renderer finds wrong with the card. */
  readonly complaints: readonly string[];
}

/** Teams knows it; the renderer, which knows no host, would call it unknown. */
function withoutHost(json: object): object {
  const card: Record<string, unknown> = { ...json };
  delete card['msteams'];
  return card;
}

/** Draws a card as the package of Microsoft does, with the looks of Teams. */
export function drawCard(json: object, theme: Theme, pressed: (action: ExecuteAction) => void): Drawn {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig(theme));
  const context = new SerializationContext();
  card.parse(withoutHost(json), context);
  card.onExecuteAction = (action: Action) => {
    if (action instanceof ExecuteAction) pressed(action);
  };
  const said = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const failed = card.validateProperties().validationEvents.map(({ message }) => message);
  const element = card.render();
  if (!element) return { element: document.createElement('p'), complaints: ['the card was not drawn'] };
  element.tabIndex = -1;
  return { element, complaints: [...said, ...failed] };
}
