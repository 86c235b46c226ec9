import { sayList } from '../../cards/say-list.ts';
import { plainName } from '../../cards/say-people.ts';
import { renderSetUpHere } from '../../cards/setup/greeting-card.ts';
import type { SetUpWish } from '../../cards/setup/setup-action.ts';
import { DirectoryChanged } from '../ports/people.ts';
import type { Protocol } from '../protocol/definition.ts';
import { type Answer, type AnswerDeps, type Asked, asCard, asText } from './answer.ts';
import type { Inbound } from './parse-activity.ts';
import { readWords } from './read-words.ts';
import { whoSetsUp } from './setup-authority.ts';
import { chooseProtocols, saveProtocols } from './setup-choose.ts';
import { confirmMailbox, showMailbox, testMailbox } from './setup-mailbox.ts';
import { nameMyself, removeManager, saveManager, saveMyself, showManager } from './setup-manager.ts';
import { saveAddresses, saveContacts, showAddresses, showContacts } from './setup-numbers.ts';
import { showSetUp } from './setup-state.ts';
import { type SetUpVisit, may, openSetUp } from './setup-visit.ts';

const MOST_TRIES = 4;
const UNKNOWN = 'I do not know this button. Please say "setup" and go on from there.';

/** Told politely, with the name of whoever can. */
function refuse(visit: SetUpVisit, protocol: Protocol): Answer {
  visit.deps.log({ what: 'setup-refused', protocols: [protocol.id] });
  const who = whoSetsUp(visit.record, protocol.id, visit.place.teamId).map(plainName);
  const ask =
    who.length > 0
      ? `Please ask ${sayList(who, 'or')}.`
      : 'Please ask whoever looks after Teams in your organisation to take me out of the team and add me again: whoever does that can set it up.';
  return asText(`You cannot set up ${protocol.shortTitle}. ${ask} Nothing was changed.`);
}

type Step = (visit: SetUpVisit, protocol: Protocol, wish: SetUpWish) => Answer | Promise<Answer>;

/** What is done for one procedure, once it is clear that the person may. */
const STEPS: Partial<Record<SetUpWish['step'], Step>> = {
  manager: showManager,
  'manager-save': (visit, protocol, { inputs }) => saveManager(visit, protocol, inputs),
  'manager-me': nameMyself,
  'manager-me-save': (visit, protocol, { inputs }) => saveMyself(visit, protocol, inputs),
  'manager-remove': (visit, protocol, { who }) => removeManager(visit, protocol, who),
  mailbox: showMailbox,
  'mailbox-test': (visit, protocol, { inputs }) => testMailbox(visit, protocol, inputs),
  'mailbox-confirm': (visit, protocol, { inputs }) => confirmMailbox(visit, protocol, inputs),
  contacts: showContacts,
  'contacts-save': (visit, protocol, { inputs }) => saveContacts(visit, protocol, inputs),
  addresses: showAddresses,
  'addresses-save': (visit, protocol, { inputs }) => saveAddresses(visit, protocol, inputs),
};

async function take(visit: SetUpVisit, wish: SetUpWish): Promise<Answer> {
  switch (wish.step) {
    case 'state':
      return showSetUp(visit, undefined, wish.protocol);
    case 'choose':
      return chooseProtocols(visit);
    case 'choose-save':
      return saveProtocols(visit, wish.inputs);
    default: {
      const protocol = visit.deps.cases.protocols.find(({ id }) => id === wish.protocol);
      const step = STEPS[wish.step];
      if (!protocol || !step) return asText(UNKNOWN);
      return may(visit, protocol) ? step(visit, protocol, wish) : refuse(visit, protocol);
    }
  }
}

/** What an activity asks of the set-up; undefined where it is about something else. */
function wishIn(inbound: Asked): SetUpWish | undefined {
  if (inbound.kind === 'said')
    return readWords(inbound.text).kind === 'set-up' ? { step: 'state', inputs: {} } : undefined;
  if (inbound.kind !== 'pressed') return undefined;
  const { command } = inbound;
  return command.kind === 'setUp' ? command.wish : undefined;
}

/** Two may set something at once: whoever comes second is judged by what the first has left, and may not be allowed to any more. */
async function takeAnew(
  deps: AnswerDeps,
  inbound: Inbound,
  entraId: string,
  wish: SetUpWish,
  tries = MOST_TRIES,
): Promise<Answer> {
  try {
    return await take(await openSetUp(deps, inbound, entraId), wish);
  } catch (fault) {
    if (!(fault instanceof DirectoryChanged) || tries === 1) throw fault;
    deps.log({ what: 'setup-retaken' });
    return takeAnew(deps, inbound, entraId, wish, tries - 1);
  }
}

/**
 * Setting up, word by word and button by button; undefined for what is none of it. Whoever added the bot may be in no
 * directory yet, so this comes before anybody is looked up there.
 */
export async function answerSetUp(deps: AnswerDeps, inbound: Asked): Promise<Answer | undefined> {
  const wish = wishIn(inbound);
  if (!wish) return undefined;
  // In a channel everybody reads along: what opens behind the button is for one person.
  if (inbound.kind === 'said' && !inbound.place.personal) return asCard(renderSetUpHere());
  const { entraId } = inbound.speaker;
  if (entraId === undefined) return asText('I cannot tell who you are, so I cannot show the set-up.');
  return takeAnew(deps, inbound, entraId, wish);
}
