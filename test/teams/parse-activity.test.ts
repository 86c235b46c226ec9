import { describe, expect, it } from 'vitest';
import { parseActivity, plainText } from '../../bot/teams/parse-activity.ts';

/** An activity as Teams sends it, personal data replaced. */
const base = {
  id: 'f:6f0b',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/uk/',
  from: { id: '29:1abc', name: 'Priya Shah', aadObjectId: 'fc8a9626-b152-4f10-b063-1d464aae660d' },
  recipient: { id: '28:bot', name: 'Counterpart' },
  conversation: {
    id: 'a:1xyz',
    conversationType: 'personal',
    tenantId: '3c2f1f0e-5a8b-4c7d-9e6f-0a1b2c3d4e5f',
  },
  channelData: { tenant: { id: '3c2f1f0e-5a8b-4c7d-9e6f-0a1b2c3d4e5f' } },
};

describe('what Teams sends, translated once', () => {
  it('a message in a personal chat', () => {
    expect(parseActivity({ ...base, type: 'message', text: 'my  cases\n' })).toMatchObject({
      kind: 'said',
      text: 'my cases',
      place: { personal: true },
      speaker: { entraId: base.from.aadObjectId },
    });
  });
  it('a message in a channel, with the mention and the hard space that Teams leaves', () => {
    const conversation = { id: '19:c@thread.tacv2;messageid=17', conversationType: 'channel' };
    const channelData = { team: { id: '19:t' }, channel: { id: '19:c@thread.tacv2' }, tenant: { id: 't' } };
    const text = '<at>Counterpart</at>\u00a0raise &nbsp;<b>now</b>';
    expect(parseActivity({ ...base, type: 'message', text, conversation, channelData })).toMatchObject({
      kind: 'said',
      text: 'raise now',
      place: { personal: false, teamId: '19:t', channelId: '19:c@thread.tacv2', tenantId: 't' },
    });
  });
  it('a pressed button', () => {
    const value = { action: { type: 'Action.Execute', verb: 'home', data: {} }, trigger: 'manual' };
    expect(parseActivity({ ...base, type: 'invoke', name: 'adaptiveCard/action', value })).toMatchObject({
      kind: 'pressed',
      value,
    });
  });
  it('an installation, and a removal that needs no answer', () => {
    expect(parseActivity({ ...base, type: 'installationUpdate', action: 'add' })).toMatchObject({
      kind: 'installed',
      how: 'added',
    });
    expect(parseActivity({ ...base, type: 'installationUpdate', action: 'add-upgrade' })).toMatchObject({
      how: 'upgraded',
    });
    expect(parseActivity({ ...base, type: 'installationUpdate', action: 'remove' })).toMatchObject({
      kind: 'unsupported',
    });
  });
  it('that the bot was added, as Teams also tells it; somebody else who joins is no matter of its', () => {
    const joined = (id: string) => ({ ...base, type: 'conversationUpdate', membersAdded: [{ id }] });
    expect(parseActivity(joined(base.recipient.id))).toMatchObject({
      kind: 'installed',
      how: 'member-added',
    });
    expect(parseActivity(joined('29:somebody'))).toMatchObject({ kind: 'unsupported' });
  });
  it.each([
    ['another invoke', { ...base, type: 'invoke', name: 'task/fetch' }],
    ['a reaction', { ...base, type: 'messageReaction' }],
    ['no sender', { ...base, type: 'message', from: undefined }],
    ['nothing', undefined],
    ['a list', []],
    ['prototype keys', JSON.parse('{"__proto__":{"type":"message"},"type":"message"}')],
    ['a text of a million letters', { ...base, type: 'message', text: 'x'.repeat(1_000_000) }],
  ])('%s is unsupported, with a reason, and throws nothing', (_name, activity) => {
    const parsed = parseActivity(activity);
    expect(parsed.kind).toBe('unsupported');
    expect('reason' in parsed && parsed.reason).toBeTruthy();
  });
  it('no markup is left of what was typed', () => {
    expect(plainText('<p><at id="0">Counterpart</at>&nbsp;case <i>SS-7K3QXM</i></p>')).toBe('case SS-7K3QXM');
  });
});

describe('a text that is made to be slow to read', () => {
  it.each(['<', '<at ', '<at>', '<a><'])('of nothing but "%s"', { timeout: 1000 }, (part) => {
    expect(plainText(part.repeat(100_000 / part.length)).length).toBeLessThanOrEqual(100_000);
  });
});
