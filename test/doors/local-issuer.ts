import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { startHttpService, type HttpService } from '../sandbox/http-service.ts';

export interface SigningKey {
  readonly kid: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** An RSA key as an issuer has them. */
export function makeKey(kid: string): SigningKey {
  return { kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) };
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export type Claims = Readonly<Record<string, unknown>>;

/** A token as it should be: signed with RS256. */
export function signToken(claims: Claims, { kid, privateKey }: SigningKey): string {
  const said = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(claims)}`;
  return `${said}.${createSign('RSA-SHA256').update(said).sign(privateKey).toString('base64url')}`;
}

/** A token that nobody has signed. */
export const unsignedToken = (claims: Claims, kid: string): string =>
  `${part({ alg: 'none', typ: 'JWT', kid })}.${part(claims)}.`;

/** A token that whoever knows the public key can make: the key is used as if it were a password of both sides. */
export function publiclySignedToken(claims: Claims, { kid, publicKey }: SigningKey): string {
  const said = `${part({ alg: 'HS256', typ: 'JWT', kid })}.${part(claims)}`;
  const pem = publicKey.export({ type: 'pkcs1', format: 'pem' });
  return `${said}.${createHmac('sha256', pem).update(said).digest('base64url')}`;
}

export interface LocalIssuer extends Pick<HttpService, 'url' | 'faults' | 'requests' | 'stop'> {
  readonly key: SigningKey;
}

/** Starts somebody who signs tokens on this machine, and says with which keys, as Microsoft does for Teams. */
export async function startIssuer(): Promise<LocalIssuer> {
  const key = makeKey('first-key');
  const published = {
    ...key.publicKey.export({ format: 'jwk' }),
    kid: key.kid,
    use: 'sig',
    endorsements: ['msteams'],
  };
  const service = await startHttpService({
    answer: ({ path, headers }) => {
      const origin = `http://${headers['host'] ?? ''}`;
      if (path === '/.well-known/openidconfiguration')
        return { status: 200, body: { issuer: origin, jwks_uri: `${origin}/keys` } };
      return path === '/keys' ? { status: 200, body: { keys: [published] } } : { status: 404 };
    },
  });
  const { url, faults, requests, stop } = service;
  return { url, faults, requests, stop, key };
}
