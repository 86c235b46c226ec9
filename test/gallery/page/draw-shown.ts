import type { Theme } from '../../cards/teams-host-config.ts';
import type { Shown } from '../shown.ts';
import { drawCard, markdown } from './draw-card.ts';

/** An element with its attributes and what stands in it. */
export function make(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  ...inside: readonly (Node | string)[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...inside);
  return element;
}

/** What the renderer or the page finds wrong, by what it is wrong with; read by the browser test. */
export interface Complaint {
  readonly of: string;
  readonly says: string;
}

export interface Desk {
  readonly theme: Theme;
  readonly complain: (complaint: Complaint) => void;
  /** A button was pressed that Teams would send to the bot. */
  readonly pressed: (data: Readonly<Record<string, unknown>>, label: string) => void;
}

/** A reply in the thread: names that are mentioned stand out, as in Teams. */
function drawText(text: string): HTMLElement {
  const marked = text.replace(/<at>(.*?)<\/at>/g, '\u0001$1\u0002');
  const element = make('div', { class: 'message' });
  element.innerHTML = markdown(marked).replace(/\u0001(.*?)\u0002/g, '<span class="mention">$1</span>');
  return element;
}

/** A mail has a document of its own; here its body stands in a room of its own, with no script. */
function drawMail(html: string, subject: string): HTMLElement {
  const element = make('div', { class: 'mail' }, make('p', { class: 'subject' }, subject));
  const room = make('div', { class: 'letter' });
  const letter = new DOMParser().parseFromString(html, 'text/html').body;
  room.attachShadow({ mode: 'open' }).append(...letter.childNodes);
  element.append(room);
  return element;
}

function draw({ title, what }: Shown, desk: Desk): HTMLElement {
  if (what.kind === 'text') return drawText(what.text);
  if (what.kind === 'mail') return drawMail(what.html, what.subject);
  const { element, complaints } = drawCard(what.card, desk.theme, (action) => {
    desk.pressed((action.data ?? {}) as Record<string, unknown>, action.title ?? '');
  });
  for (const says of complaints) desk.complain({ of: title, says });
  return make('div', { class: 'card' }, element);
}

/** One thing of the gallery, with what it is and who sees it. */
export function drawShown(shown: Shown, desk: Desk): HTMLElement {
  const caption = make(
    'figcaption',
    {},
    make('strong', {}, shown.title),
    make('span', { class: `who ${shown.viewer}` }, shown.who),
  );
  const figure = make(
    'figure',
    { 'data-kind': shown.what.kind, 'data-viewer': shown.viewer, tabindex: '-1' },
    caption,
  );
  if (shown.opens !== undefined) figure.dataset['opens'] = shown.opens;
  figure.append(draw(shown, desk));
  return figure;
}
