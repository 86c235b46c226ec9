import type { FetchedFile, Files, StoredFile } from '../ports/files.ts';

const MOST_BYTES = 5 * 1024 * 1024;
const FETCH_LASTS = 20_000;
/** Teams waits for the answer to an agreement; in milliseconds. */
const STORE_LASTS = 10_000;

/** Where Teams keeps the files of chats: OneDrive and SharePoint of the tenant, and the service of its media. */
const HOSTS = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.(sharepoint\.com|svc\.ms)$/;

/**
 * True for an address to which a file may go, and from which it may come. What names it came from outside: without
 * this, whoever writes to the bot could have it call any address that it can reach.
 * @param played the origin of the Teams that is played on a developer's machine
 */
export function isOfTeams(address: string, played: string | undefined): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username !== '' || url.password !== '') return false;
  if (played !== undefined && url.origin === new URL(played).origin) return true;
  return url.protocol === 'https:' && url.port === '' && HOSTS.test(url.hostname);
}

/** Control characters that no table of people has. */
const NOT_TEXT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/;

function textOf(bytes: Uint8Array): FetchedFile {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return NOT_TEXT.test(text) ? { failed: 'not-text' } : { text };
  } catch {
    return { failed: 'not-text' };
  }
}

/** The body, up to the limit: what a header says of its length is not believed. Undefined: it is longer. */
async function readUpTo(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const isTimeout = (fault: unknown): boolean => fault instanceof Error && fault.name === 'TimeoutError';

/** Fetches and stores by HTTP, following no redirection: that could lead anywhere. */
export function reachFiles(played: string | undefined, limits = { FETCH_LASTS, STORE_LASTS }): Files {
  const fetchFile = async (url: string): Promise<FetchedFile> => {
    const signal = AbortSignal.timeout(limits.FETCH_LASTS);
    const response = await fetch(url, { redirect: 'manual', signal });
    if (!response.ok || !response.body) return { failed: 'not-reached' };
    const bytes = await readUpTo(response.body, MOST_BYTES);
    return bytes ? textOf(bytes) : { failed: 'too-large' };
  };
  const storeFile = async (url: string, text: string): Promise<StoredFile> => {
    const body = Buffer.from(text, 'utf8');
    const headers = {
      'content-type': 'application/octet-stream',
      'content-range': `bytes 0-${body.length - 1}/${body.length}`,
    };
    const signal = AbortSignal.timeout(limits.STORE_LASTS);
    const response = await fetch(url, { method: 'PUT', body, headers, redirect: 'manual', signal });
    await response.body?.cancel();
    return response.ok ? { stored: true } : { failed: 'not-reached' };
  };
  const tried = async <T>(url: string, work: () => Promise<T>) => {
    if (!isOfTeams(url, played)) return { failed: 'refused' as const };
    try {
      return await work();
    } catch (fault) {
      return { failed: isTimeout(fault) ? ('too-slow' as const) : ('not-reached' as const) };
    }
  };
  return {
    fetch: (url) => tried(url, () => fetchFile(url)),
    store: (url, text) => tried(url, () => storeFile(url, text)),
  };
}
