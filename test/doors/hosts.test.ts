import { describe, expect, it } from 'vitest';
import { type Envelope, isOfTenant, isServiceOfTeams } from '../../bot/teams/check-caller.ts';

describe('where Teams takes messages', () => {
  it.each([
    'https://smba.trafficmanager.net/uk/',
    'https://smba.trafficmanager.net/teams/',
    'https://SMBA.trafficmanager.net/emea/0b8d0c1e-3f5a-4c59-9a7e-2d6f1a4b8c3d/',
    'https://smba.infra.gcc.teams.microsoft.com/teams',
    'https://smba.infra.gov.teams.microsoft.us/teams',
    'https://smba.infra.dod.teams.microsoft.us/teams',
  ])('%s is one of them', (address) => {
    expect(isServiceOfTeams(address, false)).toBe(true);
  });

  it.each([
    'http://smba.trafficmanager.net/uk/',
    'https://smba.trafficmanager.net:8443/uk/',
    'https://smba.trafficmanager.net@elsewhere.example/uk/',
    'https://somebody:secret@smba.trafficmanager.net/uk/',
    'https://elsewhere.trafficmanager.net/uk/',
    'https://xsmba.trafficmanager.net/uk/',
    'https://smba.trafficmanager.net.elsewhere.example/uk/',
    'https://elsewhere.example/smba.trafficmanager.net/',
    'https://elsewhere.example#smba.trafficmanager.net',
    'https://smba.elsewhere.example/.teams.microsoft.com',
    'https://smbateams.microsoft.com/',
    'https://smba.teams.microsoft.com.elsewhere.example/',
    'https://smba。trafficmanager.net.elsewhere.example/',
    'https://webchat.botframework.com/',
    'https://169.254.169.254/metadata/identity',
    'http://127.0.0.1:3978/',
    'https://localhost/',
    'file:///etc/hosts',
    'urn:botframework:websocket:x',
    '//smba.trafficmanager.net/uk/',
    'smba.trafficmanager.net',
    '',
  ])('%s is none of them', (address) => {
    expect(isServiceOfTeams(address, false)).toBe(false);
  });

  it('on a developer’s machine it may be played there, and nowhere else', () => {
    for (const address of ['http://127.0.0.1:56150/', 'http://localhost:56150/', 'http://[::1]:56150/'])
      expect(isServiceOfTeams(address, true)).toBe(true);
    for (const address of [
      'http://192.168.0.7:56150/',
      'http://127.0.0.1.elsewhere.example/',
      'http://somebody@127.0.0.1/',
      'ftp://127.0.0.1/',
    ])
      expect(isServiceOfTeams(address, true)).toBe(false);
  });
});

describe('a place of this tenant', () => {
  const OURS = '3c2f1f0e-5a8b-4c7d-9e6f-0a1b2c3d4e5f';
  const THEIRS = '99999999-8888-4777-a666-555555555555';
  const from = (conversationType: string | undefined, place?: string, person?: string): Envelope => ({
    type: 'message',
    serviceUrl: 'https://smba.trafficmanager.net/uk/',
    conversation: { conversationType, tenantId: place },
    channelData: person === undefined ? undefined : { tenant: { id: person } },
  });

  it.each([
    ['a chat, told twice', from('personal', OURS, OURS)],
    ['a chat, told once', from('personal', OURS)],
    ['a chat, told the other way', from('personal', undefined, OURS)],
    ['in capitals', from('personal', OURS.toUpperCase(), OURS)],
    ['a channel', from('channel', OURS, OURS)],
    ['a channel that is shared, and somebody of another tenant', from('channel', OURS, THEIRS)],
  ])('%s', (_, envelope) => {
    expect(isOfTenant(envelope, OURS)).toBe(true);
  });

  it.each([
    ['a chat elsewhere', from('personal', THEIRS, THEIRS)],
    ['a chat, told in two ways', from('personal', OURS, THEIRS)],
    ['a chat, told in the two other ways', from('personal', THEIRS, OURS)],
    ['no kind of conversation, and somebody of another tenant', from(undefined, OURS, THEIRS)],
    ['a chat of several', from('groupChat', OURS, THEIRS)],
    ['a channel elsewhere, and somebody of this tenant', from('channel', THEIRS, OURS)],
    ['a channel of which only the person is told', from('channel', undefined, THEIRS)],
    ['nothing told', from('personal')],
    ['an empty id', from('personal', '', '')],
  ])('not: %s', (_, envelope) => {
    expect(isOfTenant(envelope, OURS)).toBe(false);
  });
});
