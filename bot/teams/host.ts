import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { nameFault } from '../ports/name-fault.ts';
import type { Note } from '../ports/telemetry.ts';
import { aboutTurn } from './about-turn.ts';
import { type Answer, type AnswerDeps, answer } from './answer.ts';
import { type Pipeline, boundCalls } from './bound-calls.ts';
import {
  type Envelope,
  type TurnedAway,
  isOfTenant,
  isServiceOfTeams,
  issuerOf,
  readEnvelope,
} from './check-caller.ts';
import { giveAnswer } from './give-answer.ts';
import { type HostSettings, issuerFor, sdkOptions } from './host-settings.ts';
import { type Inbound, parseActivity } from './parse-activity.ts';

type Authentication = InstanceType<typeof ConfigurationBotFrameworkAuthentication>;
type ConnectorFactory = ReturnType<Authentication['createConnectorFactory']>;
type Connector = Awaited<ReturnType<ConnectorFactory['create']>>;
type UserTokens = Awaited<ReturnType<Authentication['createUserTokenClient']>>;
type Caller = Awaited<ReturnType<Authentication['authenticateRequest']>>;
type Logic = (context: TurnContext) => Promise<void>;
interface WebRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: Record<string, unknown>;
}
interface WebResponse {
  socket: unknown;
  status(code: number): unknown;
  header(name: string, value: unknown): unknown;
  send(...body: unknown[]): unknown;
  end(...body: unknown[]): unknown;
}

type Client = { readonly pipeline: Pipeline & { removePolicy(which: object): unknown[] } };

/** So long is Teams waited for; whoever has pressed a button is answered before. In milliseconds. */
const CALL_LIMIT_MS = 10_000;

/**
 * The SDK sends a POST again after a 5xx, and what had arrived then arrives twice. Here each is sent once, and is waited
 * for no longer than that.
 */
function sendsOnce(connector: Connector, callLimitMs: number): Connector {
  const { pipeline } = (connector as unknown as { client: Client }).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  boundCalls(pipeline, callLimitMs);
  return connector;
}

/** Known by its code to whoever has to say what became of the message. */
const foreignService = (): Error =>
  Object.assign(new Error('the address is none of Teams'), { code: 'ForeignService' });

/** The service URLs of Teams are a handful; a list that has grown past this is begun anew. */
const MOST_CONNECTORS = 50;

/**
 * Every connector is made here, for an answer as for a message of the bot's own: with it goes a token. The SDK makes a
 * new one, and a client for people's tokens beside it, for each message; here they are kept, as they hold nothing of a turn.
 */
class TeamsAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #isLocal: boolean;
  readonly #callLimitMs: number;
  readonly #connectors = new Map<string, Connector>();
  #userTokens: UserTokens | undefined;
  constructor(settings: HostSettings, callLimitMs: number) {
    super(sdkOptions(settings));
    this.#isLocal = settings.isLocal ?? false;
    this.#callLimitMs = callLimitMs;
  }
  #guard(factory: ConnectorFactory): ConnectorFactory {
    const create = factory.create.bind(factory);
    factory.create = async (serviceUrl, audience) => {
      if (!isServiceOfTeams(serviceUrl, this.#isLocal)) throw foreignService();
      const key = `${serviceUrl} ${audience}`;
      const kept = this.#connectors.get(key);
      if (kept) return kept;
      const made = sendsOnce(await create(serviceUrl, audience), this.#callLimitMs);
      if (this.#connectors.size >= MOST_CONNECTORS) this.#connectors.clear();
      this.#connectors.set(key, made);
      return made;
    };
    return factory;
  }
  override async createUserTokenClient(
    ...args: Parameters<Authentication['createUserTokenClient']>
  ): Promise<UserTokens> {
    this.#userTokens ??= await super.createUserTokenClient(...args);
    return this.#userTokens;
  }
  override createConnectorFactory(
    ...args: Parameters<Authentication['createConnectorFactory']>
  ): ConnectorFactory {
    return this.#guard(super.createConnectorFactory(...args));
  }
  override async authenticateRequest(activity: Activity, header: string): Promise<Caller> {
    const caller = await super.authenticateRequest(activity, header);
    return caller.connectorFactory
      ? { ...caller, connectorFactory: this.#guard(caller.connectorFactory) }
      : caller;
  }
}

/**
 * The SDK's own `process` prints an error as it is, answers it with its words, and a bad signature with 500. Here it is
 * asked in two steps: who sends an activity, and what is answered to it.
 */
class TeamsAdapter extends CloudAdapter {
  answerTo(caller: Caller, activity: Activity, logic: Logic): Promise<InvokeResponse | undefined> {
    return this.processActivity(caller, activity, logic);
  }
}

/** The keys of the issuer could not be read, which says nothing of the token. */
const isOfKeys = (error: unknown): boolean => {
  const { name, statusCode } = error as { name?: string; statusCode?: number };
  return name === 'FetchError' || (statusCode ?? 0) >= 500;
};

async function checkToken(
  auth: TeamsAuthentication,
  settings: HostSettings,
  activity: Activity,
  header: string,
): Promise<Caller | TurnedAway> {
  if (settings.MicrosoftAppId) {
    if (activity.channelId !== 'msteams') return { status: 401, because: 'channel' };
    if (issuerOf(header) !== issuerFor(settings)) return { status: 401, because: 'issuer' };
  }
  try {
    return await auth.authenticateRequest(activity, header);
  } catch (error) {
    return isOfKeys(error) ? { status: 503, because: 'keys-not-reached' } : { status: 401, because: 'token' };
  }
}

/** What a sender who is whom they say may still not do: have the bot speak elsewhere, or come from another tenant. */
function checkPlace(envelope: Envelope, settings: HostSettings): TurnedAway | undefined {
  if (!isServiceOfTeams(envelope.serviceUrl, settings.isLocal ?? false))
    return { status: 403, because: 'service-url' };
  return isOfTenant(envelope, settings.MicrosoftAppTenantId ?? '')
    ? undefined
    : { status: 403, because: 'tenant' };
}

const APOLOGY =
  'Something went wrong on our side, and nothing was changed. What you typed is still on your screen: please press the button again.';
/** The command carries what tells it from another one: the second press changes nothing where the first is stored. */
const UNCLEAR =
  'Something went wrong on our side, and we cannot tell whether what you sent was kept. Please press the button again: it counts only once.';

const apologyFor = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault && fault.code === 'unclear' ? UNCLEAR : APOLOGY;

async function respond(deps: AnswerDeps, context: TurnContext, inbound: Inbound): Promise<void> {
  let given: Answer;
  try {
    given = await answer(deps, inbound);
  } catch (error) {
    deps.log({ what: 'turn-fault', fault: nameFault(error) });
    given = { kind: 'text', text: apologyFor(error) };
  }
  await giveAnswer((activity) => context.sendActivity(activity), inbound, given);
}

async function handle(deps: AnswerDeps, context: TurnContext): Promise<void> {
  const inbound = parseActivity(context.activity);
  await deps.turn(aboutTurn(inbound, context.activity.id), async () => {
    if (inbound.kind !== 'unsupported') await respond(deps, context, inbound);
  });
}

interface Desk {
  readonly adapter: TeamsAdapter;
  readonly auth: TeamsAuthentication;
  readonly settings: HostSettings;
  readonly log: (note: Note) => void;
}

/** Checks who sends a request, and answers it. Until they are known nothing is read, stored or said. */
async function receive(
  { adapter, auth, settings, log }: Desk,
  { method, headers, body }: WebRequest,
  logic: Logic,
): Promise<InvokeResponse> {
  const envelope = method === 'POST' ? readEnvelope(body) : undefined;
  if (!envelope) return { status: 400 };
  const activity = body as unknown as Activity;
  const caller = await checkToken(auth, settings, activity, headers['authorization'] ?? '');
  const away = 'because' in caller ? caller : checkPlace(envelope, settings);
  if (away) {
    log({ what: 'turned-away', because: away.because });
    return { status: away.status };
  }
  try {
    return (await adapter.answerTo(caller as Caller, activity, logic)) ?? { status: 200 };
  } catch (error) {
    log({ what: 'turn-fault', fault: nameFault(error) });
    return { status: 500 };
  }
}

/**
 * The adapter of the bot SDK, and what it does with an activity. One of the two files that know the SDK. `callLimitMs`:
 * how long one call of Teams is waited for; ten seconds when left out.
 */
export function createHost(
  settings: HostSettings,
  { callLimitMs = CALL_LIMIT_MS }: { callLimitMs?: number } = {},
) {
  const auth = new TeamsAuthentication(settings, callLimitMs);
  const adapter = new TeamsAdapter(auth);
  let deps: AnswerDeps | undefined;
  const log = (note: Note): void => deps?.log(note);
  // The line of the turn in the log has its fault; what was accepted is stored, and the person presses again.
  adapter.onTurnError = () => Promise.resolve();
  return {
    adapter,
    /** Set once, after everything that the answers need has been made. */
    answerWith: (given: AnswerDeps): void => {
      deps = given;
    },
    /** Checks who sends it, and answers. */
    process: async (request: WebRequest, response: WebResponse): Promise<void> => {
      const desk = { adapter, auth, settings, log };
      const answered = await receive(desk, request, async (context) => {
        if (deps) await handle(deps, context);
      });
      response.status(answered.status);
      if (answered.body !== undefined) response.send(answered.body);
      response.end();
    },
  };
}
