import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOfTeams, reachFiles } from '../../bot/teams/reach-files.ts';

describe('addresses of files', () => {
  it.each([
    'https://anytown-my.sharepoint.com/personal/moira/_layouts/15/download.aspx?tempauth=x',
    'https://anytown.sharepoint.com/x',
    'https://uk-api.asm.svc.ms/v1/objects/1',
  ])('%s is where Teams keeps them', (url) => expect(isOfTeams(url, undefined)).toBe(true));

  it.each([
    'http://anytown.sharepoint.com/x',
    'https://anytown.sharepoint.com:8443/x',
    'https://somebody@anytown.sharepoint.com/x',
    'https://sharepoint.com/x',
    'https://sharepoint.com.elsewhere.example/x',
    'https://anytown.sharepoint.com.elsewhere.example/x',
    'https://elsewhere.example/anytown.sharepoint.com',
    'https://xsharepoint.com/',
    'https://169.254.169.254/metadata',
    'http://127.0.0.1:8080/x',
    'file:///etc/hosts',
    'not an address',
    '',
  ])('%s is none', (url) => expect(isOfTeams(url, undefined)).toBe(false));

  it('a developer’s machine has one more, and only that', () => {
    expect(isOfTeams('http://127.0.0.1:8080/x', 'http://127.0.0.1:8080')).toBe(true);
    expect(isOfTeams('http://127.0.0.1:8081/x', 'http://127.0.0.1:8080')).toBe(false);
  });
});

describe('fetching and storing', () => {
  let server: Server;
  let url = '';
  const put: { path: string; range: string; body: string }[] = [];
  const bodies: Readonly<Record<string, Buffer>> = {
    '/good': Buffer.from('\ufeffname,e-mail\r\nZoë,z@elm.example', 'utf8'),
    '/latin': Buffer.from([0x5a, 0x6f, 0xeb]),
    '/zip': Buffer.from('PK\u0003\u0004 a workbook'),
    '/large': Buffer.alloc(5 * 1024 * 1024 + 1, 'a'),
    '/most': Buffer.alloc(5 * 1024 * 1024, 'a'),
  };
  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? '';
      if (request.method === 'PUT') {
        let body = '';
        request.on('data', (part: Buffer) => (body += part.toString()));
        request.on('end', () => {
          put.push({ path, range: request.headers['content-range'] ?? '', body });
          response.writeHead(path === '/full' ? 507 : 201).end();
        });
      } else if (path === '/away') response.writeHead(302, { location: `${url}/good` }).end();
      else if (path === '/slow') return;
      else response.writeHead(bodies[path] ? 200 : 404).end(bodies[path]);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const files = () => reachFiles(url, { FETCH_LASTS: 200, STORE_LASTS: 200 });
  const patient = () => reachFiles(url);

  it('a text of up to 5 MB is brought', async () => {
    expect(await patient().fetch(`${url}/good`)).toEqual({ text: 'name,e-mail\r\nZoë,z@elm.example' });
    const most = await patient().fetch(`${url}/most`);
    expect('text' in most && most.text.length).toBe(5 * 1024 * 1024);
  });
  it.each([
    ['/large', 'too-large'],
    ['/latin', 'not-text'],
    ['/zip', 'not-text'],
    ['/none', 'not-reached'],
    ['/away', 'not-reached'],
  ])('%s is not: %s', async (path, failed) => {
    expect(await patient().fetch(`${url}${path}`)).toEqual({ failed });
  });
  it('nobody waits for ever', async () => {
    expect(await files().fetch(`${url}/slow`)).toEqual({ failed: 'too-slow' });
  });
  it('another address is not even asked', async () => {
    const other = url.replace('127.0.0.1', 'localhost');
    expect(await patient().fetch(`${other}/good`)).toEqual({ failed: 'refused' });
    expect(await patient().store(`${other}/here`, 'x')).toEqual({ failed: 'refused' });
    expect(put).toEqual([]);
  });
  it('a file is put whole, with its range', async () => {
    expect(await patient().store(`${url}/here`, 'Zoë')).toEqual({ stored: true });
    expect(put.at(-1)).toEqual({ path: '/here', range: 'bytes 0-3/4', body: 'Zoë' });
    expect(await patient().store(`${url}/full`, 'x')).toEqual({ failed: 'not-reached' });
  });
});
