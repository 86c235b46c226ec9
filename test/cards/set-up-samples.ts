import type { Missing } from '../../bot/protocol/readiness.ts';
import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { renderAddresses } from '../../cards/setup/addresses-card.ts';
import { parseChoose, renderChoose } from '../../cards/setup/choose-card.ts';
import { parseContacts, renderContacts } from '../../cards/setup/contacts-card.ts';
import { renderGreeting, renderSetUpHere } from '../../cards/setup/greeting-card.ts';
import { parseMailbox, renderMailCode, renderMailbox } from '../../cards/setup/mailbox-card.ts';
import {
  type ManagerDesk,
  parseManager,
  renderManager,
  renderOwnManager,
} from '../../cards/setup/manager-card.ts';
import { renderNotReady } from '../../cards/setup/not-ready-card.ts';
import { type SetUpState, renderSetUp } from '../../cards/setup/state-card.ts';
import type { Problems } from '../../cards/submission.ts';
import { worldOf } from '../fixtures/play-case.ts';

const problemsIn = (parsed: object): Problems => ('problems' in parsed ? (parsed.problems as Problems) : {});
export const SAFEGUARDING = worldOf('sandwell-safeguarding');
export const SEND = worldOf('sandwell-send');
const DRAFT = '68f47030-5c5d-43b2-b49c-6a83013ec112';
const IDS = ['sandwell-send', 'dorset-send', 'sandwell-safeguarding', 'west-sussex', 'birmingham'];

const ALL_MISSING: readonly Missing[] = [
  { kind: 'manager' },
  { kind: 'mailbox' },
  { kind: 'answering' },
  { kind: 'roles', titles: SAFEGUARDING.protocol.roles.map(({ title }) => title) },
  { kind: 'contacts', labels: [] },
  { kind: 'addresses', addresses: [{ email: 'a@x.example', role: 'Business manager', why: 'Doubtful.' }] },
];

export const stateOf = (id: string, change: Partial<SetUpState> = {}): SetUpState => ({
  protocol: worldOf(id).protocol,
  missing: [],
  managers: ['Moira Kent'],
  mailbox: 'counterpart@anytown.example',
  isDefaultMailbox: false,
  contacts: 1,
  unheld: 0,
  printsAddresses: true,
  ...change,
});
export const BARE = { missing: ALL_MISSING, managers: [], mailbox: undefined, contacts: 0 };

export const CHOOSABLE = {
  free: [
    { id: 'sandwell-send', title: SEND.protocol.title, moves: false },
    { id: 'sandwell-safeguarding', title: SAFEGUARDING.protocol.title, moves: true },
  ],
  taken: ['Dorset SEND: used in another team.', 'Birmingham: set up by Wilma Sands.'],
};

export const MANAGER_DESK: ManagerDesk = {
  protocol: SEND.protocol,
  managers: [],
  people: [
    { value: 'p1', label: 'Moira Kent, SEND partnership business manager, Sandwell Partnership Office' },
    { value: 'p2', label: 'Tom Baker, EHC plan coordinator, Sandwell Council', also: 'tom@x.example' },
  ],
  agencies: [{ value: 'a1', label: 'Sandwell Council' }],
  canBeMe: true,
};
const TWO = [
  { id: '4b0a7d0e-93c1-4d0c-8a55-6c8d2f0f8e11', name: 'Moira Kent' },
  { id: 'd1d18e96-cf17-4251-bc7b-a11777ad3d12', name: 'Tom Baker' },
];
export const MAIL_DESK = {
  protocol: SEND.protocol,
  mailbox: 'counterpart@anytown.example',
  to: 'moira.kent@scsp-office.example',
  tested: false,
};
const CONTACTS = { protocol: worldOf('birmingham').protocol, contacts: [] };
const REFUSED =
  'What the mail service says: the service may not send from its mailbox: give the app the Exchange role "Application Mail.Send" for that mailbox (status 403, ErrorAccessDenied).';

/** Each card of the set-up in each state, by what is to be seen. */
export const SETUP_SAMPLES: Readonly<Record<string, () => AdaptiveCard>> = {
  'In the channel: added to a team': () => renderGreeting({ installer: 'Moira Kent', managers: [] }),
  'In the channel: added again, where there are managers': () =>
    renderGreeting({ installer: undefined, managers: ['Moira Kent', 'Tom Baker'] }),
  'In the channel: “setup”': () => renderSetUpHere(),
  'No procedure yet': () => renderSetUp({ states: [], others: [], canChoose: true }),
  'In one’s own chat, without any': () => renderSetUp({ states: [], others: [], canChoose: false }),
  'Everything is missing': () =>
    renderSetUp({ states: [stateOf('sandwell-safeguarding', BARE)], others: [], canChoose: true }),
  'Ready, some things left': () =>
    renderSetUp({
      states: [
        stateOf('sandwell-send', {
          missing: [{ kind: 'mail-test' }, { kind: 'contacts', labels: ['Emergency Duty Team (EDT)'] }],
          isDefaultMailbox: true,
          printsAddresses: false,
        }),
      ],
      others: [{ title: 'Birmingham', who: ['Wilma Sands'] }],
      canChoose: true,
      done: 'Moira Kent is business manager of Sandwell SEND.',
    }),
  'All done': () => renderSetUp({ states: [stateOf('sandwell-safeguarding')], others: [], canChoose: true }),
  'All five in one channel, nothing done': () =>
    renderSetUp({ states: IDS.map((id) => stateOf(id, BARE)), others: [], canChoose: true }),
  'Choose procedures': () => renderChoose(CHOOSABLE),
  'Choose procedures: none chosen': () => renderChoose(CHOOSABLE, {}, problemsIn(parseChoose(CHOOSABLE, {}))),
  'Choose procedures: none left': () => renderChoose({ free: [], taken: CHOOSABLE.taken }),
  'Business manager': () => renderManager(MANAGER_DESK),
  'Business manager: nobody chosen': () =>
    renderManager(MANAGER_DESK, {}, problemsIn(parseManager(MANAGER_DESK, {}))),
  'Business manager: an empty directory': () => renderManager({ ...MANAGER_DESK, people: [], agencies: [] }),
  'Business manager: there are two': () => renderManager({ ...MANAGER_DESK, managers: TWO, canBeMe: false }),
  'Business manager: it is me': () =>
    renderOwnManager({ ...MANAGER_DESK, name: 'Moira Kent', email: 'moira.kent@scsp-office.example' }),
  Mailbox: () => renderMailbox(MAIL_DESK),
  'Mailbox: whoever looks has no known address': () => renderMailbox({ ...MAIL_DESK, to: undefined }),
  'Mailbox: not an address': () =>
    renderMailbox(
      MAIL_DESK,
      { mailbox: 'counterpart' },
      problemsIn(parseMailbox({ mailbox: 'counterpart' })),
    ),
  'Mailbox: the mail service refuses': () =>
    renderMailbox(
      MAIL_DESK,
      { mailbox: MAIL_DESK.mailbox },
      { mailbox: 'The test mail was not sent from this mailbox.' },
      REFUSED,
    ),
  'Mailbox: the words of the mail': () => renderMailCode({ ...MAIL_DESK, unsure: false }),
  'Mailbox: nobody knows whether it went out': () => renderMailCode({ ...MAIL_DESK, unsure: true }),
  'Emergency numbers': () => renderContacts(CONTACTS),
  'Emergency numbers: one is no number': () =>
    renderContacts(
      CONTACTS,
      { label1: 'Duty desk', phone1: 'ring us' },
      problemsIn(parseContacts(CONTACTS, { label1: 'Duty desk', phone1: 'ring us' })),
    ),
  'Printed addresses': () => renderAddresses({ protocol: SAFEGUARDING.protocol, confirmed: [] }),
  'Raising before it is ready': () =>
    renderNotReady({
      draft: DRAFT,
      world: SEND,
      missing: [{ kind: 'channel' }, { kind: 'manager' }, { kind: 'mailbox' }, { kind: 'answering' }],
      ask: ['Moira Kent'],
    }),
  'Raising before it is ready, and nobody is known': () =>
    renderNotReady({ draft: DRAFT, world: worldOf('dorset-send'), missing: [{ kind: 'manager' }], ask: [] }),
};
