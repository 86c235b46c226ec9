import type { OfferedFile, PersonActs } from '../forwarder/act-as-person.ts';
import type { PeopleFile } from '../people-csv.ts';
import { html, type Html } from './html.ts';

/** The team: who has added the bot, and a button to add it. */
export function renderTeam(acts: PersonActs, person: string, empty: boolean): Html {
  const by = acts.addedBy();
  const stands = by === undefined ? notAdded(empty) : `${by} has added Counterpart to the team.`;
  const isThere = !empty || by !== undefined;
  const form = addForm(acts, person, !isThere);
  return html`
    <section id="team" aria-labelledby="team-title">
      <h2 id="team-title">The team</h2>
      <p>${stands}</p>
      ${
        isThere
          ? html`<details>
              <summary>Add it to another channel</summary>
              ${form}
            </details>`
          : form
      }
    </section>
  `;
}

const addForm = (acts: PersonActs, person: string, isMain: boolean): Html => html`
  <form method="post" action="/team" class="steps">
    <label
      >Channel to begin in
      <select name="channel">
        ${acts.channels().map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
      </select>
    </label>
    <button class="${isMain ? 'main-button' : ''}">Add Counterpart to the team as ${person}</button>
  </form>
`;

const notAdded = (empty: boolean): string =>
  empty
    ? 'Counterpart is not in the team yet, and knows nobody. Choose who adds it, then add it.'
    : 'Counterpart works in every channel of the team already. You can add it once more, to see its greeting.';

/** Files: one that the person gives to the bot, and those that the bot offers them. */
export function renderFiles(
  acts: PersonActs,
  person: string,
  people: readonly PeopleFile[],
  sent: boolean,
): Html {
  const offers = acts.offers().reverse();
  return html`
    <section id="files" aria-labelledby="files-title">
      <h2 id="files-title">Files</h2>
      <form method="post" action="/file" enctype="multipart/form-data" class="steps">
        <label
          >A file to drop into the chat, as ${person}
          <input type="file" name="file" required />
        </label>
        <button>Give the bot the file</button>
      </form>
      ${sent ? html`<p role="status"><strong>Sent: look in the personal chat.</strong></p>` : undefined}
      <p class="quiet">
        To try it, save the people of
        ${people.map(({ title, name }, index) => html`${index > 0 ? ', ' : ''}<a href="/files/${name}" download>${title}</a>`)}.
      </p>
      <h3 id="offers-title">Files from the bot to ${person}</h3>
      ${
        offers.length === 0
          ? html`<p class="quiet">None yet. A file that the bot offers in the chat waits here.</p>`
          : html`<ul class="mails" aria-labelledby="offers-title">
              ${offers.map(renderOffer)}
            </ul>`
      }
    </section>
  `;
}

function renderOffer({ id, name, description, state }: OfferedFile): Html {
  const about = description === '' ? undefined : html`<span>${description}</span>`;
  if (typeof state !== 'string')
    return html`<li><a href="/files/${state.id}" download="${name}">Download ${name}</a> ${about}</li>`;
  if (state !== 'waiting') {
    const ended = state === 'declined' ? 'you declined it' : 'you took it, and the bot has not sent it';
    return html`<li>${name}: ${ended} ${about}</li>`;
  }
  return html`<li>
    <strong>${name}</strong> ${about}
    <form method="post" action="/offer" class="steps">
      <input type="hidden" name="message" value="${id}" />
      <button name="action" value="accept" aria-label="Take ${name}">Take it</button>
      <button name="action" value="decline" aria-label="Decline ${name}">Decline</button>
    </form>
  </li>`;
}
