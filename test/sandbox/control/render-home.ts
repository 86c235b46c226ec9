import type { PersonActs } from '../forwarder/act-as-person.ts';
import type { Directory, Person } from '../load-directory.ts';
import { describePerson } from '../find-person.ts';
import type { PeopleFile } from '../people-csv.ts';
import { fieldDate, showDate } from '../read-date.ts';
import { html, type Html } from './html.ts';
import { renderFiles, renderTeam } from './render-acts.ts';
import { readProtocols } from '../../../bot/read-protocols.ts';
import type { ShownMail } from './show-mail.ts';

export interface HomeView {
  directory: Directory;
  person: Person;
  now: Date;
  nextReminder: Date | undefined;
  mails: readonly ShownMail[];
  playgroundUrl: string;
  revision: string;
  problem: string | undefined;
  /** A file has just been given to the bot. */
  sent: boolean;
  acts: PersonActs | undefined;
  peopleFiles: readonly PeopleFile[];
  empty: boolean;
}

/** The control page: who you are, what time it is, the mailbox. */
export function renderHome(view: HomeView): Html {
  const { person, directory, now, playgroundUrl, acts, problem, empty } = view;
  return html`
    <header>
      <h1>The sandbox’s control page</h1>
      <p id="you">
        You are <strong>${describePerson(person, directory.agencies)}</strong>.
        <a href="${playgroundUrl}" target="playground">Open the chats as ${person.name}</a>
      </p>
      ${problem === undefined ? undefined : html`<p class="problem" role="alert">${problem}</p>`}
      <nav aria-label="On this page">
        <a href="#people">Who you are</a> ${acts && html`<a href="#team">The team</a>`}
        <a href="#clock">The clock</a>
        <a href="#mailbox">The mailbox</a> ${acts && html`<a href="#files">Files</a>`}
        <a href="#help">What to try</a>
      </nav>
    </header>
    <main class="home">
      <div class="column">${renderPeople(view)}</div>
      <div class="column">
        ${acts && renderTeam(acts, person.name, empty)} ${renderClock(now, view)} ${renderMailbox(view.mails)}
        ${acts && renderFiles(acts, person.name, view.peopleFiles, view.sent)} ${renderHelp(view)}
      </div>
    </main>
  `;
}

function renderPeople({ directory, person }: HomeView): Html {
  const groups = directory.agencies.map((agency) => {
    const people = directory.people.filter((one) => one.agency === agency.id);
    return html`
      <h3 id="${agency.id}">${agency.name}</h3>
      <ul class="people" aria-labelledby="${agency.id}">
        ${people.map((one) => renderPerson(one, one.id === person.id, directory))}
      </ul>
    `;
  });
  return html`
    <section id="people" aria-labelledby="people-title">
      <h2 id="people-title">Who you are</h2>
      <p class="quiet">Choose a person: what you write and press in the chats is then theirs.</p>
      <form method="post" action="/as">${groups}</form>
    </section>
  `;
}

function renderPerson(one: Person, chosen: boolean, { roles }: Directory): Html {
  const held = roles.filter((role) => role.person === one.id);
  const does = held.map(nameRole).join(', ');
  return html`
    <li>
      <button name="person" value="${one.id}" aria-pressed="${String(chosen)}">
        <strong>${one.name}</strong>
        <span>${one.jobTitle}${does === '' ? '' : ` · ${does}`}</span>
      </button>
    </li>
  `;
}

const PROTOCOLS = [...readProtocols().values()];

/** In the words of the procedure: "Line manager in Sandwell SEND". */
function nameRole({ protocol, role }: { protocol: string; role: string }): string {
  const found = PROTOCOLS.find(({ id }) => id === protocol);
  const title = found?.roles.find(({ id }) => id === role)?.title ?? role;
  return `${title} in ${found?.shortTitle ?? protocol}`;
}

function renderClock(now: Date, { nextReminder }: HomeView): Html {
  const toReminder = nextReminder
    ? html`<button name="to" value="${nextReminder.toISOString()}">
        To the next reminder (${showDate(nextReminder)})
      </button>`
    : undefined;
  return html`
    <section id="clock" aria-labelledby="clock-title">
      <h2 id="clock-title">The clock</h2>
      <p class="time" data-clock>${showDate(now)}</p>
      <p class="quiet">
        London time, for everybody in the sandbox. Moving it on lets the days pass hour by hour, with their
        reminders.
      </p>
      <p id="moving" role="status" class="quiet"></p>
      <form method="post" action="/now" class="steps" data-slow>
        <button name="to" value="+1 hour">One hour on</button>
        <button name="to" value="+1 working day">Next working day, 9:00</button>
        ${toReminder}
      </form>
      <form method="post" action="/now" class="steps" data-slow>
        <label
          >To a day and time
          <input type="datetime-local" name="to" value="${fieldDate(now)}" required />
        </label>
        <button class="main-button">Move the clock</button>
      </form>
    </section>
  `;
}

function renderMailbox(mails: readonly ShownMail[]): Html {
  const items = mails.map(
    (mail) => html`
      <li>
        <a href="/mails/${mail.id}">${mail.subject === '' ? '(no subject)' : mail.subject}</a>
        <span>${mail.atText}</span>
        <span>To ${mail.to.join(', ')}${mail.cc.length > 0 ? ` · copy to ${mail.cc.join(', ')}` : ''}</span>
      </li>
    `,
  );
  return html`
    <section id="mailbox" aria-labelledby="mailbox-title">
      <h2 id="mailbox-title">The mailbox</h2>
      ${
        items.length === 0
          ? html`<p class="quiet">No e-mail has been sent yet. Written outcomes arrive here.</p>`
          : html`<ul class="mails">
              ${items}
            </ul>`
      }
    </section>
  `;
}

/** A first thing to do: with a bot that knows nobody, or with one that is set up. */
const firstSteps = (empty: boolean): Html =>
  empty
    ? html`Add Counterpart to the team on this page. Then open its channel under Teams Channel, and press
        <strong>Set it up</strong>. The README goes through it step by step.`
    : html`Open Personal Chat and write <code>hi</code>. As Priya Shah, raise a disagreement with Sandwell
        Council. Its thread appears under Teams Channel. Then become the person it mentions, and answer.`;

function renderHelp({ playgroundUrl, empty }: HomeView): Html {
  return html`
    <section id="help" aria-labelledby="help-title">
      <h2 id="help-title">What to try</h2>
      <p>
        ${firstSteps(empty)} The chats are
        <a href="${playgroundUrl}" target="playground">in the Playground</a>.
      </p>
      <p class="quiet">
        In the chat, <code>/as colin</code> and <code>/now +1 working day</code> do what this page does. What
        you write is shown there as from “You”. In a channel the bot only hears posts that mention it.
      </p>
    </section>
  `;
}
