import { renderAbsence } from '../../cards/directory/absence-form.ts';
import { pageOf } from '../../cards/directory/directory-buttons.ts';
import { renderFile } from '../../cards/directory/file-card.ts';
import { FOUND_AT_ONCE, renderFound } from '../../cards/directory/found-card.ts';
import { renderHealth } from '../../cards/directory/health-card.ts';
import {
  type HeldDesk,
  parseDeputy,
  parseEndRole,
  renderDeputy,
  renderEndRole,
} from '../../cards/directory/held-forms.ts';
import { renderDirectoryHome } from '../../cards/directory/home-card.ts';
import { renderNotKeeper } from '../../cards/directory/not-keeper-card.ts';
import { renderNoteCard } from '../../cards/directory/note-card.ts';
import { parsePersonForm } from '../../cards/directory/parse-person-form.ts';
import { renderPerson } from '../../cards/directory/person-card.ts';
import { renderPersonForm } from '../../cards/directory/person-form.ts';
import { renderRemove } from '../../cards/directory/remove-card.ts';
import {
  type RoleChoices,
  parseRoleForm,
  renderRoleForm,
  roleValue,
} from '../../cards/directory/role-form.ts';
import type { AdaptiveCard } from '../../cards/card-parts.ts';
import type { Parsed, Problems } from '../../cards/submission.ts';
import {
  LONG,
  NOW,
  TODAY,
  UNKNOWN,
  WELL,
  degraded,
  entry,
  file,
  findings,
  held,
  many,
  mistakes,
  options,
  person,
} from './directory-samples.ts';
import type { Part, Shown } from './shown.ts';

const to = (who: string, title: string, card: AdaptiveCard): Shown => ({
  title,
  who,
  viewer: 'anybody',
  what: { kind: 'card', card },
});
const keeper = (title: string, card: AdaptiveCard): Shown => to('A business manager', title, card);
const anybody = (title: string, card: AdaptiveCard): Shown => to('Anybody listed', title, card);

const problemsOf = (parsed: Parsed<unknown>): Problems => ('problems' in parsed ? parsed.problems : {});

const choices: RoleChoices = {
  who: person().id,
  name: 'Ann Field',
  roles: many(24, (n) => ({ value: roleValue('north-send', `r${n}`), label: `North SEND: Role ${n}` })),
  agencies: many(12, (n) => ({ value: `agency-${n}`, label: `Agency ${n}` })),
  agency: 'agency-1',
  deputies: options(10),
  today: TODAY,
};
const crowded: RoleChoices = { ...choices, agencies: options(400), agency: '', deputies: options(60) };
const heldDesk: HeldDesk = {
  who: person().id,
  name: 'Ann Field',
  role: held(2),
  today: TODAY,
  deputies: options(5),
};

const finding = (): Part => {
  const found = (n: number, page: number, query?: string) =>
    renderFound({
      page: pageOf(
        many(n, (i) => entry(i)),
        page,
        FOUND_AT_ONCE,
      ),
      now: NOW,
      query,
    });
  const home = { people: 2_000, agencies: 40, unconfirmed: 0, keeps: ['North SEND', 'South SEND'] };
  const longest = many(FOUND_AT_ONCE, (n) => entry(n, { name: LONG, jobTitle: LONG, agencyName: LONG }));
  return {
    title: 'Find people',
    shown: [
      keeper('The directory', renderDirectoryHome(home)),
      keeper('Somebody waits to be confirmed', renderDirectoryHome({ ...home, unconfirmed: 2 })),
      keeper('Found', renderFound({ page: pageOf([entry(0), entry(1)], 0, 8), now: NOW, query: 'ann' })),
      keeper('Nobody found', found(0, 0, 'zebedee')),
      keeper('Hundreds found', found(300, 2, '')),
      keeper(
        'The longest names',
        renderFound({ page: pageOf(longest, 0, 8), now: NOW, query: LONG.slice(0, 90) }),
      ),
      keeper('Named in cases', found(3, 0)),
      keeper('Nobody waits', found(0, 0)),
      anybody(
        'Asked for by somebody who is no business manager',
        renderNotKeeper(['Moira Kent', 'Hilary Beck']),
      ),
      anybody('The same where none is named', renderNotKeeper([])),
    ],
  };
};

const onePerson = (): Part => ({
  title: 'One person',
  shown: [
    keeper('In Teams', renderPerson(person(), NOW)),
    keeper('Saved', renderPerson(person({ outside: true }), NOW, 0, 'Saved.')),
    keeper('Away', renderPerson(person({ away: { from: '2026-06-01', until: '2026-06-12' } }), NOW)),
    keeper(
      'Not confirmed yet',
      renderPerson(
        person({ unconfirmed: { by: 'Priya Shah', at: NOW, ref: 'NS-7K3QXM' }, roles: [held(4)] }),
        NOW,
      ),
    ),
    keeper('No role', renderPerson(person({ roles: [] }), NOW)),
    keeper('Many roles', renderPerson(person({ name: LONG, roles: many(30, (n) => held(n)) }), NOW, 1)),
    keeper('Removing', renderRemove(person({ roles: many(12, (n) => held(n)) }))),
    keeper('Removing somebody without a role', renderRemove(person({ roles: [] }))),
  ],
});

const forms = (): Part => {
  const { agencies } = choices;
  const bad = { name: '', email: 'ann at elm', where: '', newAgency: 'Agency 3', entraId: '12' };
  const badRole = { role: '', agency: 'Person', deputy: 'Person', from: 'soon' };
  return {
    title: 'Forms',
    shown: [
      keeper('Add a person', renderPersonForm(agencies, {}, undefined)),
      keeper('Hundreds of agencies', renderPersonForm(options(400), {}, undefined)),
      keeper(
        'With problems',
        renderPersonForm(agencies, {}, undefined, bad, problemsOf(parsePersonForm(agencies, bad))),
      ),
      keeper(
        'Change',
        renderPersonForm(agencies, { name: 'Ann Field', where: 'teams', agency: 'agency-1' }, person().id),
      ),
      keeper('Give a role', renderRoleForm(choices)),
      keeper('Many to choose from', renderRoleForm(crowded)),
      keeper('With problems', renderRoleForm(crowded, badRole, problemsOf(parseRoleForm(crowded, badRole)))),
      keeper('Add the first person', renderPersonForm([], {}, undefined)),
      keeper('Nobody could stand in', renderRoleForm({ ...choices, deputies: [] })),
      keeper('Change the deputy', renderDeputy(heldDesk)),
      keeper(
        'Without an answer',
        renderDeputy(heldDesk, { deputy: '' }, problemsOf(parseDeputy(heldDesk, {}))),
      ),
      keeper('End a role', renderEndRole(heldDesk)),
      keeper(
        'On a day that is over',
        renderEndRole(
          heldDesk,
          { endsOn: '2026-01-01' },
          problemsOf(parseEndRole(heldDesk, { endsOn: '2026-01-01' })),
        ),
      ),
    ],
  };
};

const absences = (): Part => {
  const desk = {
    who: person().id,
    name: 'Ann Field',
    own: true,
    roles: [held(0), held(1)],
    deputies: options(10),
    now: NOW,
    today: TODAY,
  };
  const away = { from: '2026-06-08', until: '2026-06-12' };
  const typed = { awayFrom: '2026-06-12', awayUntil: '2026-06-08', deputy: '' };
  return {
    title: 'Absences',
    shown: [
      anybody('My own', renderAbsence(desk)),
      anybody('Saved', renderAbsence({ ...desk, away }, undefined, undefined, 'Saved.')),
      anybody('Without a role', renderAbsence({ ...desk, roles: [] })),
      anybody(
        'The wrong way round',
        renderAbsence(desk, typed, { awayUntil: 'Please check: the last day is before the first.' }),
      ),
      keeper(
        'Somebody else’s',
        renderAbsence({ ...desk, own: false, away, roles: many(9, (n) => held(n)), deputies: options(200) }),
      ),
    ],
  };
};

const filesAndHealth = (): Part => ({
  title: 'Files, and the health of the directory',
  shown: [
    keeper('What a file would change', renderFile(file(), 0)),
    keeper(
      'Two thousand changes',
      renderFile(file({ told: many(2_000, (n) => `Add person ${n}, ${LONG}`) }), 3),
    ),
    keeper('The directory has changed since', renderFile(file({ changed: true }), 0)),
    keeper('It would change nothing', renderFile(file({ told: [], counts: [] }), 0)),
    keeper('Roles of a procedure of somebody else', renderFile(file({ foreign: ['South SEND'] }), 0)),
    keeper('One mistake', renderFile(file({ mistakes: mistakes(1), told: [] }), 0)),
    keeper('Hundreds of mistakes', renderFile(file({ mistakes: mistakes(400), told: [] }), 2)),
    keeper(
      'The file is offered',
      renderNoteCard('Your file is in the next message. Say there that you want it.'),
    ),
    keeper('Nothing to see to', renderHealth([], 0, WELL)),
    keeper('The service needs somebody', renderHealth([], 0, degraded(2))),
    keeper('It cannot be told', renderHealth([], 0, UNKNOWN)),
    keeper('Everything at once', renderHealth(findings(4), 0, degraded(12))),
    keeper('A few findings', renderHealth(findings(4), 0, WELL)),
    keeper('Hundreds of findings', renderHealth(findings(600), 5, WELL)),
  ],
});

/** The directory, as its keepers and everybody listed see it. */
export const directoryParts = (): Part[] => [finding(), onePerson(), forms(), absences(), filesAndHealth()];
