import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { answering, readBody, sendJson } from '../forwarder/http-exchange.ts';
import type { SentMail } from '../graph/mailbox.ts';
import { findPerson } from '../find-person.ts';
import type { Person } from '../load-directory.ts';
import type { SandboxClock } from '../move-clock.ts';
import { readDate, showDate } from '../read-date.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { PAGE_SCRIPT } from './page-script.ts';
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
  else if (pathname === '/api/mails') sendJson(response, { status: 200, body: mails });
  else if (mail && asHtml) send(response, 200, 'text/html', mail.html ?? '', MAIL_POLICY);
  else if (mail) sendPage(response, renderPage(mail.subject, renderMail(mail), revision(options)));
  else if (pathname === '/') await sendHome(options, response, mails, searchParams.get('problem'));
  else send(response, 404, 'text/plain', 'There is no such page.');
}

async function sendHome(
  options: ControlOptions,
  response: ServerResponse,
  mails: readonly ShownMail[],
  problem: string | null,
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
    problem: problem ?? undefined,
  });
  sendPage(response, renderPage('Sandbox: who, when, mail', home, revision(options)));
}

/** `/as` and `/now` from the page's forms, `/api/as` and `/api/now` with JSON. */
async function change(
  options: ControlOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '/';
  const given = readFields(request, await readBody(request));
  const problem = path.endsWith('/as') ? choose(options, given) : await moveClock(options, given);
  if (!path.startsWith('/api/')) {
    const location = problem === undefined ? '/' : `/?problem=${encodeURIComponent(problem)}`;
    response.writeHead(303, { location }).end();
  } else if (problem === undefined) sendJson(response, { status: 200, body: describeState(options) });
  else sendJson(response, { status: 400, body: { error: { message: problem } } });
}

function readFields(request: IncomingMessage, body: Buffer): Record<string, string> {
  const text = body.toString('utf8');
  if (request.headers['content-type']?.includes('json') === true)
    return JSON.parse(text) as Record<string, string>;
  return Object.fromEntries(new URLSearchParams(text));
}

/** What keeps it from being done; undefined when it is done. */
function choose({ state }: ControlOptions, given: Record<string, string>): string | undefined {
  const wanted = given['person'] ?? '';
  const found = findPerson(state.directory.people, wanted);
  if (Array.isArray(found)) return `Nobody, or more than one person, is called “${wanted}”.`;
  state.actAs(found as Person);
  return undefined;
}

async function moveClock(
  { clock }: ControlOptions,
  given: Record<string, string>,
): Promise<string | undefined> {
  const wanted = given['to'] ?? '';
  try {
    if (wanted === 'reset') await clock.reset();
    else {
      const target = /Z$/.test(wanted) ? new Date(wanted) : readDate(wanted, clock.now());
      if (!target || Number.isNaN(target.getTime())) return `“${wanted}” is not a day and time.`;
      await clock.moveTo(target);
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
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

function revision({ state, mails }: ControlOptions): string {
  return `${state.person().id}/${mails().length}`;
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
