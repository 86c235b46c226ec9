import type { Theme } from '../../cards/teams-host-config.ts';
import type { Chapter, Section } from '../shown.ts';
import { type Complaint, type Desk, drawShown, make } from './draw-shown.ts';

/** What the browser test reads. */
declare global {
  interface Window {
    gallery: { sections: readonly string[]; drawn: string; complaints: Complaint[] };
  }
}

type Width = 'wide' | 'phone';
interface Settings {
  readonly theme: Theme;
  readonly width: Width;
  readonly viewer: string;
}

const find = (selector: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
};

const chapters = JSON.parse(find('#data').textContent) as Chapter[];
const sections = chapters.flatMap((chapter) => chapter.sections.map((section) => ({ chapter, section })));
window.gallery = { sections: sections.map(({ section }) => section.id), drawn: '', complaints: [] };

/** The settings are in the address, so that a page can be sent to somebody, or photographed, as it is. */
function settings(): Settings {
  const asked = new URLSearchParams(location.search);
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  const theme = asked.get('theme') ?? (dark ? 'dark' : 'light');
  return {
    theme: theme === 'dark' ? 'dark' : 'light',
    width: asked.get('width') === 'phone' ? 'phone' : 'wide',
    viewer: asked.get('viewer') ?? 'all',
  };
}

function change(name: string, value: string): void {
  const asked = new URLSearchParams(location.search);
  asked.set(name, value);
  history.replaceState(null, '', `?${asked.toString()}${location.hash}`);
  showPage();
}

function contents(here: string): void {
  const list = chapters.map(({ title, sections: own }) =>
    make(
      'section',
      {},
      make('h2', {}, title),
      make(
        'ul',
        {},
        ...own.map(({ id, title: name }) => {
          const current: Record<string, string> = id === here ? { 'aria-current': 'page' } : {};
          return make('li', {}, make('a', { href: `#${id}`, ...current }, name));
        }),
      ),
    ),
  );
  find('#contents').replaceChildren(...list);
}

/** A button leads to the form that it opens, where that is on the page; else it is said what would be sent. */
function pressed(data: Readonly<Record<string, unknown>>, label: string): void {
  const opens = [data['form'], data['duty'], data['to']].filter((it) => typeof it === 'string').join(' ');
  const form = [...document.querySelectorAll<HTMLElement>('[data-opens]')].find(
    (it) => it.dataset['opens'] === opens,
  );
  find('#said').textContent = form ? `“${label}” opens this form.` : `“${label}” would be sent to the bot.`;
  if (form) {
    form.scrollIntoView({ block: 'start' });
    form.focus();
  }
}

function drawSection(section: Section, { theme, viewer }: Settings): HTMLElement[] {
  const desk: Desk = {
    theme,
    pressed,
    complain: (complaint) => window.gallery.complaints.push(complaint),
  };
  return section.parts.map(({ title, shown }) => {
    const seen = shown.filter((it) => viewer === 'all' || it.viewer === viewer);
    const part = make('section', { class: 'part' }, make('h3', {}, title));
    part.append(make('div', { class: 'sheet' }, ...seen.map((it) => drawShown(it, desk))));
    part.hidden = seen.length === 0;
    return part;
  });
}

function showPage(): void {
  const now = settings();
  const id = decodeURIComponent(location.hash.slice(1));
  const here = sections.find(({ section }) => section.id === id) ?? sections[0];
  if (!here) return;
  document.documentElement.dataset['theme'] = now.theme;
  document.documentElement.dataset['width'] = now.width;
  for (const [name, value] of Object.entries(now)) {
    const choice = document.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`);
    if (choice) choice.checked = true;
  }
  document.title = `${here.section.title} – ${here.chapter.title}`;
  find('#chapter').textContent = here.chapter.title;
  find('#title').textContent = here.section.title;
  find('#about').textContent = here.section.about;
  find('#said').textContent = '';
  window.gallery.complaints = [];
  contents(here.section.id);
  find('#parts').replaceChildren(...drawSection(here.section, now));
  window.gallery.drawn = `${here.section.id} ${now.theme} ${now.width} ${now.viewer}`;
}

window.addEventListener('hashchange', () => {
  showPage();
  window.scrollTo(0, 0);
  find('#title').focus();
});
find('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  find('#parts').focus();
});
find('#settings').addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement) change(target.name, target.value);
});
showPage();
