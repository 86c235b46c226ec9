import { type Missing, isBlocking } from '../../bot/protocol/readiness.ts';
import type { Protocol } from '../../bot/protocol/definition.ts';
import { bold, box, buttons, withSign } from '../card-blocks.ts';
import {
  type AdaptiveCard,
  type CardAction,
  type CardElement,
  card,
  heading,
  quiet,
  text,
  title,
} from '../card-parts.ts';
import { toPlace } from '../directory/directory-buttons.ts';
import { count, sayList } from '../say-list.ts';
import { plainName } from '../say-people.ts';
import { unfolded } from '../unfold.ts';
import { sayMissing } from './say-missing.ts';
import { type SetUpStep, toSetUp } from './setup-action.ts';

/** A procedure as its set-up card shows it. */
export interface SetUpState {
  readonly protocol: Pick<Protocol, 'id' | 'shortTitle'>;
  readonly missing: readonly Missing[];
  readonly managers: readonly string[];
  readonly mailbox: string | undefined;
  /** The mailbox is the service's own, and not one that was named for this procedure. */
  readonly isDefaultMailbox: boolean;
  readonly contacts: number;
  /** Roles of agencies that take part which nobody holds, as the health of the directory counts them. */
  readonly unheld: number;
  /** Whether the document prints addresses at all. */
  readonly printsAddresses: boolean;
}

export interface SetUpCard {
  readonly states: readonly SetUpState[];
  /** Procedures of this place that somebody else sets up, with their names. */
  readonly others: readonly { readonly title: string; readonly who: readonly string[] }[];
  /** The id of the procedure that somebody is at; of several, the others show their first lines only. */
  readonly at?: string | undefined;
  /** Whether procedures can be chosen here: only in a channel. */
  readonly canChoose: boolean;
  /** What was just done. */
  readonly done?: string | undefined;
}

interface Item {
  readonly kinds: readonly Missing['kind'][];
  readonly step?: SetUpStep;
  readonly todo: string;
  readonly change: string;
  readonly done: (state: SetUpState) => string | undefined;
}

const ITEMS: readonly Item[] = [
  { kinds: ['channel'], todo: '', change: '', done: () => 'Its cases have a channel.' },
  {
    kinds: ['manager'],
    step: 'manager',
    todo: 'Name the business manager',
    change: 'Business manager',
    done: ({ managers }) => `Business manager: ${sayList(managers.map(plainName))}.`,
  },
  {
    kinds: ['mailbox', 'mail-test'],
    step: 'mailbox',
    todo: 'Test the mailbox',
    change: 'Mailbox',
    done: ({ mailbox }) => `Mails go from ${plainName(mailbox ?? '')}, and arrive.`,
  },
  {
    kinds: ['contacts'],
    step: 'contacts',
    todo: 'Give emergency numbers',
    change: 'Emergency numbers',
    done: ({ contacts }) =>
      contacts === 0
        ? 'Emergency numbers: the document prints them.'
        : `Emergency numbers: ${contacts} given by the partnership.`,
  },
  {
    kinds: ['addresses'],
    step: 'addresses',
    todo: 'Confirm printed addresses',
    change: 'Printed addresses',
    done: ({ printsAddresses }) =>
      printsAddresses ? 'The printed e-mail addresses are confirmed.' : undefined,
  },
  {
    kinds: ['answering', 'roles'],
    todo: '',
    change: '',
    done: ({ unheld }) => (unheld === 0 ? 'Every role has somebody in the directory.' : undefined),
  },
];

const among = (state: SetUpState, { kinds }: Item): Missing[] =>
  state.missing.filter(({ kind }) => kinds.includes(kind));

/** Done, missing, or missing and in the way: a sign, and the words that say it. */
function line(state: SetUpState, item: Item): CardElement[] {
  const missing = among(state, item);
  const done = item.done(state);
  if (missing.length === 0) return done === undefined ? [] : [withSign('✔', [text(done)], { color: 'Good' })];
  return missing.map((it) =>
    withSign(isBlocking(it) ? '✖' : '○', [text(sayMissing(it))], {
      color: isBlocking(it) ? 'Attention' : 'Default',
    }),
  );
}

function buttonsOf(state: SetUpState): CardAction[] {
  const { id: protocol } = state.protocol;
  const next = ITEMS.find((item) => item.step && among(state, item).length > 0);
  return ITEMS.flatMap((item) => {
    if (!item.step || (item.step === 'addresses' && !state.printsAddresses)) return [];
    const isOpen = among(state, item).length > 0;
    const label = isOpen ? item.todo : item.change;
    return [toSetUp(label, item.step, { protocol }, item === next ? 'positive' : undefined)];
  });
}

const usesDefault = ({ mailbox, isDefaultMailbox }: SetUpState): CardElement[] =>
  mailbox !== undefined && isDefaultMailbox
    ? [quiet(`Until another is named, mails go from ${plainName(mailbox)}, the mailbox of the service.`)]
    : [];

const isRoles = ({ kind }: Missing): boolean => kind === 'answering' || kind === 'roles';

/** Each role is held by somebody, and yet not in each agency: as the health of the directory says. */
const gapsIn = ({ missing, unheld }: SetUpState): CardElement[] =>
  unheld === 0 || missing.some(isRoles)
    ? []
    : [
        withSign('○', [
          text(
            `${count(unheld, 'role')} of agencies that take part ${unheld === 1 ? 'has' : 'have'} nobody yet. The health of the directory names ${unheld === 1 ? 'it' : 'them'}.`,
          ),
        ]),
      ];

/** Only who keeps the directory can open it: nobody does while there is no manager. */
const toDirectory = ({ managers, unheld, missing }: SetUpState): CardAction[] =>
  managers.length > 0 && (unheld > 0 || missing.some(isRoles)) ? [toPlace('Open the directory', 'home')] : [];

const lines = (state: SetUpState): CardElement[] => [
  ...ITEMS.flatMap((item) => line(state, item)),
  ...gapsIn(state),
  ...usesDefault(state),
  ...buttons([...buttonsOf(state), ...toDirectory(state)], 'Small'),
];

function section(state: SetUpState, isOpen: boolean): CardElement[] {
  const { shortTitle, id } = state.protocol;
  const blocked = state.missing.some(isBlocking);
  return [
    heading(shortTitle),
    text(blocked ? 'Not ready: nobody can raise a matter yet.' : 'Ready: matters can be raised.', {
      spacing: 'None',
      weight: 'Bolder',
      color: blocked ? 'Attention' : 'Good',
    }),
    ...(isOpen ? lines(state) : unfolded(`Show ${shortTitle}`, `setUp_${id}`, lines(state))),
  ];
}

/** Of several procedures one is open: the one that somebody is at, else the first that lacks something. */
function openOne({ states, at }: SetUpCard): SetUpState | undefined {
  const lacking = states.find(({ missing }) => missing.length > 0);
  return states.find(({ protocol }) => protocol.id === at) ?? lacking ?? states[0];
}

/** What is done and what is missing, procedure by procedure, with a button for each thing. */
export function renderSetUp(given: SetUpCard): AdaptiveCard {
  const { states, others, canChoose, done } = given;
  const open = openOne(given);
  const elsewhere = others.map(({ title: name, who }) =>
    quiet(`${name} is set up by ${sayList(who.map(plainName), 'or')}.`),
  );
  const none = states.length + others.length === 0;
  return card(
    [
      title('Setting up Counterpart'),
      ...(done === undefined ? [] : [box('good', [bold(`✔ ${done}`)])]),
      ...(none
        ? [
            text(
              canChoose
                ? 'No procedure belongs to this channel yet.'
                : 'There is no procedure for you to set up here. To begin, press “Set it up” in the channel in which its cases are to be.',
            ),
          ]
        : []),
      ...states.flatMap((state) => section(state, state === open)),
      ...elsewhere,
      quiet('You can stop at any time and say **setup** to go on. Nothing else has to be installed again.'),
    ],
    canChoose
      ? [
          toSetUp(
            none ? 'Choose the procedures of this channel' : 'Choose another procedure',
            'choose',
            {},
            none ? 'positive' : undefined,
          ),
        ]
      : [],
  );
}
