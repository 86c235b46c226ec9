import { describe, expect, it } from 'vitest';
import { parseActivity } from '../../bot/teams/parse-activity.ts';
import { pastedText } from '../../bot/teams/parse-files.ts';

/** Activities as Teams sends them, personal data replaced. */
const base = {
  id: 'f:6f0b',
  serviceUrl: 'https://smba.trafficmanager.net/uk/',
  from: { id: '29:1abc', name: 'Moira Kent', aadObjectId: 'fc8a9626-b152-4f10-b063-1d464aae660d' },
  recipient: { id: '28:bot', name: 'Counterpart' },
  conversation: { id: 'a:1xyz', conversationType: 'personal' },
};
const file = {
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  contentUrl: 'https://anytown-my.sharepoint.com/personal/moira/Documents/people.csv',
  name: 'People.CSV',
  content: {
    downloadUrl:
      'https://anytown-my.sharepoint.com/personal/moira/_layouts/15/download.aspx?UniqueId=1&tempauth=x',
    uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C9D',
    fileType: 'CSV',
  },
};

describe('a file that is dropped into the chat', () => {
  it('is named, with its kind and where it lies', () => {
    const attachments = [{ contentType: 'text/html', content: '<p></p>' }, file];
    expect(parseActivity({ ...base, type: 'message', attachments })).toMatchObject({
      kind: 'said',
      text: '',
      files: [{ name: 'People.CSV', type: 'csv', url: file.content.downloadUrl }],
    });
  });
  it('goes by its name where Teams does not say its kind', () => {
    const untyped = { ...file, content: { downloadUrl: 'https://a.sharepoint.com/x' } };
    expect(parseActivity({ ...base, type: 'message', attachments: [untyped] })).toMatchObject({
      files: [{ type: 'csv' }],
    });
  });
  it.each([
    ['nothing', undefined],
    ['no list', { 0: file }],
    ['no address', [{ ...file, content: {} }]],
    ['an endless address', [{ ...file, content: { downloadUrl: `https://${'x'.repeat(5_000)}` } }]],
    ['another kind of attachment', [{ contentType: 'image/png', contentUrl: 'https://a.example/x.png' }]],
  ])('%s is no file', (_, attachments) => {
    expect(parseActivity({ ...base, type: 'message', text: 'hi', attachments })).not.toHaveProperty('files');
  });
});

describe('the answer to a file that was offered', () => {
  const uploadInfo = {
    contentUrl: 'https://a.sharepoint.com/d/directory.csv',
    name: 'directory.csv',
    uploadUrl: 'https://a.sharepoint.com/upload',
    uniqueId: '1',
    fileType: 'csv',
  };
  const value = { type: 'fileUpload', action: 'accept', context: { offer: 'directory' }, uploadInfo };
  const invoke = (given: unknown) =>
    parseActivity({ ...base, type: 'invoke', name: 'fileConsent/invoke', value: given });

  it('says where it goes', () => {
    expect(invoke(value)).toMatchObject({
      kind: 'consented',
      consent: { accepted: true, offer: 'directory', upload: { url: uploadInfo.uploadUrl } },
    });
  });
  it('or that it is not wanted', () => {
    const parsed = invoke({ ...value, action: 'decline', uploadInfo: undefined });
    expect(parsed).toMatchObject({ kind: 'consented', consent: { accepted: false, offer: 'directory' } });
    expect(parsed).not.toHaveProperty('consent.upload');
  });
  it.each([
    ['nothing', undefined],
    ['wanted, and nowhere to put it', { ...value, uploadInfo: undefined }],
    ['an offer that is not ours', { ...value, context: 'directory' }],
    ['neither yes nor no', { ...value, action: 'maybe' }],
  ])('%s is unsupported', (_, given) => expect(invoke(given).kind).toBe('unsupported'));
});

describe('a table that is pasted into the chat', () => {
  it('keeps its lines, whatever Teams puts around them', () => {
    expect(pastedText('a,b\r\n1,2')).toBe('a,b\r\n1,2');
    expect(pastedText('<p>a,b</p><p>&quot;1 &amp; 2&quot;,x&nbsp;y</p>')).toBe('a,b\n"1 & 2",x y');
    expect(pastedText('a,b<br>1,2<br />')).toBe('a,b\n1,2');
  });
  it('is not what has one line', () => expect(pastedText('my cases\n')).toBeUndefined());
  it.each(['<', '<p', '<br', '<div>', '&'])(
    'a text of nothing but "%s" is read fast',
    { timeout: 1000 },
    (part) => {
      expect((pastedText(part.repeat(100_000 / part.length)) ?? '').length).toBeLessThanOrEqual(100_000);
    },
  );
});
