import { expect, test } from 'vitest';
import { readFault, readSignInFault } from '../../bot/mail/read-fault.ts';

const name = { mailId: '<id>', number: 'SS-7K3QXM-2c' };
const fault = (cause: unknown): Error => new TypeError('fetch failed', { cause });
const coded = (code: string): Error => Object.assign(new Error(code), { code });

test.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])(
  '%s comes before anything is sent: it may be tried again',
  (code) => {
    expect(readFault(fault(coded(code)), name)).toMatchObject({ outcome: 'failed', retry: true });
  },
);

test.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT', 'SOMETHING_NEW'])(
  '%s may come after the mail: unknown',
  (code) => {
    const delivery = readFault(fault(coded(code)), name);
    expect(delivery).toMatchObject({ outcome: 'unknown' });
    expect(JSON.stringify(delivery)).toContain(code);
  },
);

test('a name with several addresses counts as unreachable only when none was reached', () => {
  const all = (...codes: string[]) => fault(new AggregateError(codes.map(coded)));
  expect(readFault(all('ECONNREFUSED', 'ENETUNREACH'), name).outcome).toBe('failed');
  expect(readFault(all('ECONNREFUSED', 'ECONNRESET'), name).outcome).toBe('unknown');
});

test.each([[undefined], ['a text'], [new Error('no code')], [fault(undefined)]])('%s is unknown', (what) => {
  expect(readFault(what, name).outcome).toBe('unknown');
});

/** As the library words it for a managed identity: what was answered is only wrapped. */
const unavailable = (cause: Error): Error =>
  Object.assign(new Error('no token', { cause }), { name: 'CredentialUnavailableError' });
const answered = (status?: number): Error =>
  Object.assign(new Error('refused'), { name: 'ServerError', ...(status !== undefined && { status }) });

test.each([
  ['a status that refuses', Object.assign(new Error('no'), { statusCode: 401 }), false],
  ['an identity that is answered with an error', unavailable(answered()), false],
  ['an identity that is answered with 400', unavailable(answered(400)), false],
  ['an identity that is answered with 500', unavailable(answered(500)), true],
  ['an identity that is not reached', unavailable(new Error('ECONNREFUSED')), true],
])('%s: whether trying again may help is told', (_, what, retry) => {
  expect(readSignInFault(what)).toMatchObject({ outcome: 'failed', retry });
});
