import type { AdaptiveCard } from '../../cards/card-parts.ts';
import { type CardCommand, parseCardAction } from '../../cards/card-action.ts';
import { renderDangerNow } from '../../cards/danger-now-card.ts';
import { renderForYouAlone } from '../../cards/for-you-alone-card.ts';
import { renderHelp } from '../../cards/help-card.ts';
import { renderHowItWorks } from '../../cards/how-it-works-card.ts';
import { renderWelcome } from '../../cards/welcome-card.ts';
import type { CaseService } from '../ports/case-service.ts';
import type { PrepareOpening } from '../ports/case-opening.ts';
import type { Clock } from '../ports/clock.ts';
import type { DraftStore } from '../ports/draft-store.ts';
import type { DirectoryKeeper, People, Person } from '../ports/people.ts';
import type { SetUpDesk } from '../ports/setup.ts';
import type { Tenant } from '../ports/tenant.ts';
import type { DirectoryDesk, UploadStore } from '../ports/directory-desk.ts';
import type { Files } from '../ports/files.ts';
import type { ServiceHealth } from '../ports/service-state.ts';
import type { Log, Telemetry } from '../ports/telemetry.ts';
import { answerConsent, answerDirectory, answerFiles, answerPasted } from './answer-directory.ts';
import { answerForm } from './answer-form.ts';
import { showCase, showMyCases } from './answer-show.ts';
import type { Attachment } from './file-cards.ts';
import type { Inbound } from './parse-activity.ts';
import { answerRaise } from './raise-flow.ts';
import { readyWorlds } from './readiness-now.ts';
import { readWords } from './read-words.ts';
import { answerSetUp } from './setup-flow.ts';
import { answerInstalled } from './setup-installed.ts';
import { worldsNow } from './worlds-now.ts';

export interface AnswerDeps {
  readonly cases: CaseService;
  readonly drafts: DraftStore;
  readonly people: People;
  /** Keeps the directory: whoever calls it has checked that the person may. */
  readonly directory: DirectoryKeeper;
  readonly tenant: Tenant;
  readonly desk: DirectoryDesk;
  readonly files: Files;
  /** Files that somebody dropped, until they say what is to be done with them. */
  readonly uploads: UploadStore;
  readonly setUp: SetUpDesk;
  readonly clock: Clock;
  readonly newReference: (code: string) => string;
  readonly prepareOpening: PrepareOpening;
  /** Makes sure that what the owners have set, and who holds which role, is known as it now is. */
  readonly refresh: () => Promise<void>;
  /** Ids, references and codes only: never what a person wrote. */
  readonly log: Log;
  /** Does the work of one activity: its line in the log tells how it ended. */
  readonly turn: Telemetry['turn'];
  readonly serviceHealth: () => Promise<ServiceHealth>;
}

export type Answer =
  /** `also` is a message of its own after the card. */
  | { readonly kind: 'card'; readonly card: AdaptiveCard; readonly also?: Attachment }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'attachment'; readonly attachment: Attachment }
  | { readonly kind: 'nothing' };

/** What a known person says or presses. */
export interface Visit {
  readonly deps: AnswerDeps;
  readonly inbound: Inbound;
  readonly person: Person;
}

export const asCard = (card: AdaptiveCard): Extract<Answer, { kind: 'card' }> => ({ kind: 'card', card });
export const asText = (text: string): Answer => ({ kind: 'text', text });

const STRANGER =
  'I do not know you yet, so I cannot open or show a case. Please ask the business manager of your partnership to add you to the directory. If a child is in danger now, call 999 or use the safeguarding route of your agency.';

const UNCLEAR =
  'I did not understand that. You can say "raise", "my cases", "case" with a reference, or "help".';

const welcome = async (deps: AnswerDeps): Promise<Answer> =>
  asCard(renderWelcome(deps.cases.protocols, (await readyWorlds(deps)).length > 0));

async function answerWords(visit: Visit, text: string): Promise<Answer> {
  const wish = readWords(text);
  // In a channel everybody reads along: what is a person's own opens behind a button, for that person alone.
  const open = visit.inbound.place.personal;
  switch (wish.kind) {
    case 'hello':
      return welcome(visit.deps);
    case 'danger':
      return asCard(renderDangerNow(worldsNow(visit.deps.cases)));
    case 'help':
      return asCard(renderHelp(visit.deps.cases.protocols));
    case 'raise':
      return open ? answerRaise(visit, { kind: 'raise' }) : asCard(renderForYouAlone());
    case 'my-cases':
      return open ? showMyCases(visit) : asCard(renderForYouAlone());
    case 'case':
      return showCase(visit, wish.ref);
    case 'directory':
      return open
        ? answerDirectory(visit, { go: 'show', place: wish.place, inputs: {} })
        : asCard(renderForYouAlone());
    case 'set-up': // answered before anybody is looked up
    case 'unclear':
      return asText(UNCLEAR);
  }
}

/** Files and tables change hands in a personal chat only. */
function answerSaid(visit: Visit, said: Extract<Inbound, { kind: 'said' }>): Promise<Answer> {
  const { files, pasted, text, place } = said;
  if (place.personal && files) return answerFiles(visit, files);
  const isTable = place.personal && pasted !== undefined && visit.deps.desk.looksLikeCsv(pasted);
  return isTable ? answerPasted(visit, pasted) : answerWords(visit, text);
}

function showHow(deps: AnswerDeps, id: string, page: number): Answer {
  const protocol = deps.cases.protocols.find((it) => it.id === id);
  return asCard(protocol ? renderHowItWorks(protocol, page) : renderHelp(deps.cases.protocols));
}

async function answerButton(visit: Visit, pressed: CardCommand): Promise<Answer> {
  switch (pressed.kind) {
    case 'home':
      return welcome(visit.deps);
    case 'help':
      return asCard(renderHelp(visit.deps.cases.protocols));
    case 'howItWorks':
      return showHow(visit.deps, pressed.protocol, pressed.page);
    case 'myCases':
      return showMyCases(visit);
    case 'showCase':
      return showCase(visit, pressed.ref, true);
    case 'raise':
    case 'raiseStep':
    case 'raiseSend':
      return answerRaise(visit, pressed);
    case 'openForm':
    case 'submitForm':
    case 'back':
      return answerForm(visit, pressed);
    case 'directory':
      return answerDirectory(visit, pressed.wish);
    case 'setUp': // answered before anybody is looked up
    case 'unknown':
      return asText(
        'I do not know this button. The card may be from an older version: please say "my cases" and go on from there.',
      );
  }
}

/** Somebody whom the directory does not list is told what this is, and whom to ring; of the cases they learn nothing. */
async function answerStranger(deps: AnswerDeps, inbound: Inbound): Promise<Answer> {
  const { kind } = inbound.kind === 'said' ? readWords(inbound.text) : { kind: 'unclear' };
  if (kind === 'danger') return asCard(renderDangerNow(worldsNow(deps.cases)));
  return kind === 'hello' || kind === 'help' ? welcome(deps) : asText(STRANGER);
}

type Pressed = Extract<Inbound, { kind: 'pressed' }>;
/** What somebody says or presses, with what the button means: each is looked through once. */
export type Asked = Exclude<Inbound, Pressed | { kind: 'installed' }> | (Pressed & { command: CardCommand });

/** What the bot answers to what somebody says or presses. */
export async function answer(deps: AnswerDeps, given: Inbound): Promise<Answer> {
  await deps.refresh();
  if (given.kind === 'installed') return answerInstalled(deps, given);
  const inbound: Asked =
    given.kind === 'pressed' ? { ...given, command: parseCardAction(given.value) } : given;
  const setUp = await answerSetUp(deps, inbound);
  if (setUp) return setUp;
  const { entraId } = inbound.speaker;
  const person = entraId === undefined ? undefined : await deps.people.signedIn(entraId);
  if (!person) {
    return answerStranger(deps, inbound);
  }
  const visit: Visit = { deps, inbound, person };
  switch (inbound.kind) {
    case 'said':
      return answerSaid(visit, inbound);
    case 'pressed':
      return answerButton(visit, inbound.command);
    case 'consented':
      return answerConsent(visit, inbound.consent);
  }
}
