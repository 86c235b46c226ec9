import type { HttpRequest, HttpResponseInit } from '@azure/functions';

/** The request that the bot SDK's adapter reads: a parsed body and plain headers, with lower-case names. */
export interface BotRequest {
  method: string;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

/** The part of an Express-like response that the bot SDK's adapter writes to. */
export interface BotResponse {
  socket: unknown;
  status(code: number): unknown;
  header(name: string, value: unknown): unknown;
  send(...body: unknown[]): unknown;
  end(...body: unknown[]): unknown;
}

/** Bytes. Teams sends a few kilobytes, and no card or message over 100 KB: anything larger is not from Teams. */
export const LARGEST_ACTIVITY = 256 * 1024;

/** Levels of objects and lists in one another. Teams sends a dozen; what takes a deep one apart may run out of stack. */
export const DEEPEST_ACTIVITY = 250;

/**
 * Hands a Functions request to the bot SDK's adapter and returns what the adapter answered.
 *
 * A body over {@link LARGEST_ACTIVITY} bytes is answered with 413, one that is not a JSON object, or is nested deeper
 * than {@link DEEPEST_ACTIVITY}, with 400; neither reaches the adapter. What `process` throws is thrown on: the Functions
 * host answers it with 500.
 */
export async function adaptHttp(
  request: HttpRequest,
  process: (request: BotRequest, response: BotResponse) => Promise<unknown>,
): Promise<HttpResponseInit> {
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_ACTIVITY) return { status: 413 };
  const text = await request.text();
  if (Buffer.byteLength(text) > LARGEST_ACTIVITY) return { status: 413 };
  const body = isTooDeep(text) ? undefined : parseObject(text);
  if (!body) return { status: 400 };

  const { response, answered } = recordResponse();
  await process({ method: request.method, headers: Object.fromEntries(request.headers), body }, response);
  return answered();
}

/** Counts brackets outside of texts, letter by letter: nothing is built of what is too deep. */
function isTooDeep(json: string): boolean {
  let [depth, inText] = [0, false];
  for (let at = 0; at < json.length; at += 1) {
    const letter = json[at];
    if (inText && letter === '\\') at += 1;
    else if (letter === '"') inText = !inText;
    else if (!inText && (letter === '{' || letter === '[')) depth += 1;
    else if (!inText && (letter === '}' || letter === ']')) depth -= 1;
    if (depth > DEEPEST_ACTIVITY) return true;
  }
  return false;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function recordResponse() {
  let status = 200;
  let body: unknown;
  const headers: Record<string, string> = {};
  const response: BotResponse = {
    socket: undefined,
    status: (code) => {
      status = code;
      return response;
    },
    header: (name, value) => {
      headers[name] = String(value);
      return response;
    },
    send: (...given) => {
      body = given[0];
      return response;
    },
    end: (...given) => {
      if (given[0] !== undefined) body = given[0];
      return response;
    },
  };
  return { response, answered: () => toInit(status, headers, body) };
}

function toInit(status: number, headers: Record<string, string>, body: unknown): HttpResponseInit {
  // The adapter answers an error with the bare message of the exception, which can quote what somebody wrote, or tell
  // a stranger at the door why they were turned away.
  if (body === undefined || (status >= 400 && typeof body === 'string')) return { status, headers };
  return typeof body === 'string' ? { status, headers, body } : { status, headers, jsonBody: body };
}
