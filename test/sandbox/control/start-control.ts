import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { answering, readBody, sendJson } from '../forwarder/http-exchange.ts';
import type { SentMail } from '../graph/mailbox.ts';
import type { OfferedFile, PersonActs } from '../forwarder/act-as-person.ts';
import type { SandboxClock } from '../move-clock.ts';
import { showDate } from '../read-date.ts';
import type { PeopleFile } from '../people-csv.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { obeyForm } from './obey-form.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { readForm } from './read-form.ts';
import { renderHome } from './render-home.ts';
import { renderMail } from './render-mail.ts';
import { renderPage } from './render-page.ts';
import { showMail, type ShownMail } from './show-mail.ts';

export interface ControlOptions {
  port: number;
  playgroundUrl: string;
  state: SandboxState;
  clock: SandboxClock;
  /** Every mail that was sent, oldest first. */
  mails: () => SentMail[];
  nextReminder?: () => Promise<Date | undefined>;
  /** What the person does in Teams for which the Playground has no button; without it the page has none either. */
  acts?: PersonActs;
  /** The people of the sandbox, as files that the bot can be given. */
  peopleFiles?: readonly PeopleFile[];
  /** The bot began knowing nobody. */
  empty?: boolean;
}

export interface Control {
  url: string;
  stop(): Promise<void>;
}

/** What a page may load: nothing from elsewhere, and no script but the one file. */
const PAGE_POLICY = "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'";
/** What a mail may load: its own styles and pictures that it carries itself. */
const MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Starts the page on which a person chooses who they are, moves the clock and reads the mail. On this machine only. */
export async function startControl(options: ControlOptions): Promise<Control> {
  const css = await readFile(new URL('./control.css', import.meta.url), 'utf8');
  const server = createServer(
    answering(async (request, response) => {
      if (!isFromHere(request)) send(response, 403, 'text/plain', 'Only from this machine.');
      else if (request.method === 'POST') await change(options, request, response);
      else await show(options, request, response, css);
    }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** A page from elsewhere, open in the same browser, must not press buttons here. */
function isFromHere({ headers }: IncomingMessage): boolean {
  const host = headers.host ?? '';
  const isLocal = /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host);
  return isLocal && (headers.origin === undefined || headers.origin === `http://${host}`);
}

async function show(
  options: ControlOptions,
  request: IncomingMessage,
  response: ServerResponse,
  css: string,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const mails = options.mails().map(showMail).reverse();
  const [, mailId, asHtml] = /^\/mails\/([^/]+)(\/html)?$/.exec(pathname) ?? [];
  const mail = mails.find(({ id }) => id === mailId);
  if (pathname === '/control.css') send(response, 200, 'text/css', css);
  else if (pathname === '/control.js') send(response, 200, 'text/javascript', PAGE_SCRIPT);
  else if (pathname === '/api/state') sendJson(response, { status: 200, body: describeState(options) });
  else if (pathname === '/api/files')
    sendJson(response, { status: 200, body: options.acts?.offers().map(describeOffer) ?? [] });
  else if (sendFile(options, pathname, response)) return;
  else if (pathname === '/api/mails') sendJson(response, { status: 200, body: mails });
  else if (mail && asHtml) send(response, 200, 'text/html', mail.html ?? '', MAIL_POLICY);
  else if (mail) sendPage(response, renderPage(mail.subject, renderMail(mail), revision(options)));
  else if (pathname === '/') await sendHome(options, response, mails, searchParams);
  else send(response, 404, 'text/plain', 'There is no such page.');
}

async function sendHome(
  options: ControlOptions,
  response: ServerResponse,
  mails: readonly ShownMail[],
  asked: URLSearchParams,
): Promise<void> {
  const { state, clock, playgroundUrl } = options;
  const home = renderHome({
    directory: state.directory,
    person: state.person(),
    now: clock.now(),
    nextReminder: await options.nextReminder?.(),
    mails,
    playgroundUrl,
    revision: revision(options),
    problem: asked.get('problem') ?? undefined,
    sent: asked.get('sent') === 'file',
    acts: options.acts,
    peopleFiles: options.peopleFiles ?? [],
    empty: options.empty === true,
  });
  sendPage(response, renderPage('Sandbox: who, when, mail', home, revision(options)));
}

/** `/as`, `/now` and the others from the page's forms, `/api/as` and so on with JSON. */
async function change(
  options: ControlOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '/';
  const form = await readForm(request.headers['content-type'], await readBody(request));
  const problem = await obeyForm(options, path, form);
  if (!path.startsWith('/api/')) {
    const done = path.endsWith('/file') ? '/?sent=file#files' : '/';
    const location = problem === undefined ? done : `/?problem=${encodeURIComponent(problem)}`;
    response.writeHead(303, { location }).end();
  } else if (problem === undefined) sendJson(response, { status: 200, body: describeState(options) });
  else sendJson(response, { status: 400, body: { error: { message: problem } } });
}

function describeState(options: ControlOptions): Record<string, unknown> {
  const { state, clock, playgroundUrl } = options;
  const now = clock.now();
  const person = state.person();
  return {
    person,
    now: now.toISOString(),
    nowText: showDate(now),
    revision: revision(options),
    playgroundUrl,
  };
}

function revision({ state, mails, acts }: ControlOptions): string {
  const files = acts?.offers().map(({ id, state: how }) => `${id}${typeof how === 'string' ? how : 'here'}`);
  return [state.person().id, mails().length, acts?.addedBy() ?? '', ...(files ?? [])].join('/');
}

function describeOffer({ id, name, description, state }: OfferedFile): Record<string, unknown> {
  const here = typeof state === 'string' ? { state } : { state: 'here', path: `/files/${state.id}` };
  return { message: id, name, description, ...here };
}

/** A file that was taken, or that can be given. False when the address is that of none. */
function sendFile(options: ControlOptions, pathname: string, response: ServerResponse): boolean {
  const { acts, peopleFiles = [] } = options;
  const [, id = ''] = /^\/files\/([^/]+)$/.exec(pathname) ?? [];
  const people = peopleFiles.find(({ name }) => name === id);
  const file = people ? { name: people.name, bytes: Buffer.from(people.text) } : acts?.file(id);
  if (!file) return false;
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(file.bytes);
  return true;
}

function sendPage(response: ServerResponse, page: string): void {
  send(response, 200, 'text/html', page, PAGE_POLICY);
}

function send(response: ServerResponse, status: number, type: string, text: string, policy?: string): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(policy === undefined ? {} : { 'content-security-policy': policy }),
  });
  response.end(text);
}
