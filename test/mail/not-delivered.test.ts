import { describe, expect, it, test } from 'vitest';
import { composeNotice } from '../../bot/mail/notice/compose-notice.ts';
import type { Case, Receipt } from '../../bot/protocol/case.ts';
import { deliveryNotes } from '../../cards/delivery-notes.ts';
import { wordsOf } from '../sandbox/connector/read-message.ts';
import { moment } from '../fixtures/play-case.ts';
import { type Entry, MANAGER, listing, withManagers, worldWith } from '../fixtures/rostered.ts';
import { PLANTED } from '../fixtures/sample-cases.ts';

const OLIVE: Entry = { name: 'Olive Ward', agency: 'council' };
const LISTED = listing({ name: 'Colin Webb', agency: 'council', holds: [{ role: 'line-manager' }] }, OLIVE);
const WORLD = worldWith(LISTED);
const { case: kase } = withManagers(LISTED);
const now = moment('2026-06-04 12:00');
const WRITING = {
  duty: '1e',
  stage: '1',
  by: { person: 'tom', name: 'Tom Baker' },
  side: 'receiving',
  at: now,
  fields: { openPoints: PLANTED.whatHappened },
  attested: [],
  to: kase.parties.filter(({ person }) => person === 'priya'),
  copies: [],
  status: 'failed',
} as const;

const failed = (why: string, ids: Receipt['ids'] = {}): Receipt => ({ at: now, outcome: 'failed', ids, why });

/** What a manager is told when this has become of an effect. */
function letter(about: string, receipt: Receipt, change: Partial<Case> = {}, person = MANAGER) {
  const told = { ...kase, ...change, receipts: { ...kase.receipts, [about]: receipt } };
  const key = `notice:not-delivered:${about}:${person}:40`;
  return composeNotice(
    { world: WORLD, case: told, now },
    { kind: 'send-notice', key, stage: '2', reason: 'not-delivered', person, about },
  );
}

describe('a business manager is told', () => {
  it('of a letter that was refused: what it is, whose, for whom, why, and what to do', () => {
    const mail = letter('mail:1e:30', failed('the mail is too large (status 413)'), {
      writings: { '1e': WRITING },
    });
    expect(mail?.to.email).toBe('olive@council.example');
    expect(mail?.subject).toMatch(/^SS-\w+ – step "[^"]+": a message did not get through, or may not have$/);
    expect(mail?.text).toMatch(
      /outcome of Tom Baker \(Sandwell Council\), by e-mail to Priya Shah \(.*Sandwell Health\)/,
    );
    expect(mail?.text).toContain('The reason: the mail is too large (status 413).');
    expect(mail?.text).toContain('can send it again from there');
  });
  it('of a letter of which nobody knows: to look in Sent Items before it goes again', () => {
    const unknown: Receipt = { ...failed('no clear answer; look for SS-1-1e'), outcome: 'unknown' };
    const mail = letter('mail:1e:30', unknown, { writings: { '1e': { ...WRITING, status: 'unknown' } } });
    expect(mail?.text).toContain('A LETTER MAY NOT HAVE ARRIVED');
    expect(mail?.text).toContain('it could then arrive twice');
    expect(mail?.text).toContain('look for SS-1-1e');
    expect(mail?.text).not.toContain('did not arrive');
  });
  it('of a message in Teams: whom it was for, and that they get an e-mail instead', () => {
    const mail = letter(
      'mention:stage-opened:2:9',
      failed('the bot may not write there: the app is not installed in this team', { people: 'colin helen' }),
    );
    expect(mail?.text).toMatch(/The message in the thread of the case, for .*Colin Webb/);
    expect(mail?.text).toContain('They are written to by e-mail instead.');
    expect(mail?.text).toContain('the app is not installed in this team');
  });
  it('of a danger that did not come through: to ring now', () => {
    const mail = letter('notice:danger:2:colin:9', failed('no usable e-mail address'));
    expect(mail?.text).toContain('Please ring them now');
    expect(mail?.text).toContain('The e-mail to Colin Webb');
  });
  it('of the card of a step', () => {
    const mail = letter('stage:2', failed('the message is too large for Teams'));
    expect(mail?.text).toMatch(/The card of the step “[^”]+” with its buttons/);
  });
});

test('none of it has a word that somebody wrote, and nobody but a listed manager gets it', () => {
  const mail = letter('mail:1e:30', failed('refused'), { writings: { '1e': WRITING } });
  for (const words of [PLANTED.whatHappened, PLANTED.evidence, PLANTED.wouldSettle, PLANTED.childReference])
    expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toContain(words.slice(0, 12));
  expect(letter('mail:1e:30', failed('refused'), {}, 'priya')).toBeUndefined();
});

describe('the case says that the business manager', () => {
  const notes = (receipts: Case['receipts'], world = WORLD): string =>
    deliveryNotes({ world, case: { ...kase, receipts: { ...kase.receipts, ...receipts } }, now })
      .flatMap((element) => wordsOf(element as never))
      .join('\n');
  const card = { 'stage:2': failed('too large') };
  const toldKey = `notice:not-delivered:stage:2:${MANAGER}:40`;
  it('could not be told', () => {
    expect(notes({ ...card, [toldKey]: failed('no address') })).toContain(
      'The business manager could not be told of it by e-mail. Please tell them yourself.',
    );
  });
  it('was told: nothing more is said', () => {
    const told: Receipt = { at: now, outcome: 'delivered', ids: {} };
    expect(notes({ ...card, [toldKey]: told })).not.toContain('business manager');
  });
  it('is not named, so that nobody was told', () => {
    expect(notes(card, { ...WORLD, settings: {} })).toContain(
      'No business manager is named for this procedure',
    );
  });
});
