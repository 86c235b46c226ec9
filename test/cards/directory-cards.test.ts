import { describe, expect, it } from 'vitest';
import { parseCardAction } from '../../cards/card-action.ts';
import { cardBytes } from '../../cards/card-size.ts';
import { parsePersonForm } from '../../cards/directory/parse-person-form.ts';
import { pickField, readPick } from '../../cards/directory/pick-field.ts';
import { renderHealth } from '../../cards/directory/health-card.ts';
import { renderFile } from '../../cards/directory/file-card.ts';
import { renderFound } from '../../cards/directory/found-card.ts';
import { wordsOf } from '../sandbox/connector/read-message.ts';
import { buttonsOf } from '../sandbox/teams-client/find-action.ts';
import {
  LONG,
  NOW,
  UNKNOWN,
  WELL,
  degraded,
  entry,
  file,
  findings,
  many,
  mistakes,
  options,
} from '../gallery/directory-samples.ts';
import { directoryParts } from '../gallery/directory-parts.ts';
import { actionsOf } from '../journeys/steps.ts';

const WHO = '00000000-0000-4000-8000-000000000001';
const press = (verb: string, data: object) =>
  parseCardAction({ action: { type: 'Action.Execute', verb, data } });
const cards = directoryParts().flatMap(({ shown }) =>
  shown.flatMap(({ title, what }) => (what.kind === 'card' ? [{ title, card: what.card }] : [])),
);
const words = (card: object): string => wordsOf(card as never).join('\n');

describe('what a button of the directory brings back', () => {
  it('names a card, an entry, a form', () => {
    expect(press('directory.show', {})).toEqual({
      kind: 'directory',
      wish: { go: 'show', place: 'home', inputs: {} },
    });
    expect(press('directory.ask', { ask: 'change', who: WHO })).toEqual({
      kind: 'directory',
      wish: { go: 'ask', ask: 'change', who: WHO },
    });
    const data = { ask: 'add', name: 'Ann', email: 'a@b.example' };
    expect(press('directory.submit', data)).toEqual({
      kind: 'directory',
      wish: { go: 'submit', ask: 'add', inputs: { name: 'Ann', email: 'a@b.example' } },
    });
  });
  it.each([
    ['directory.show', { place: 'cellar' }],
    ['directory.show', { place: 'person', who: 'everybody' }],
    ['directory.show', { place: 'found', page: -1 }],
    ['directory.show', { place: 'found', query: 'x'.repeat(201) }],
    ['directory.ask', {}],
    ['directory.ask', { ask: 'promote' }],
    ['directory.submit', { ask: 'end-role', who: WHO, held: { protocol: 'x' } }],
    [
      'directory.submit',
      { ask: 'end-role', who: WHO, held: { protocol: 'x', role: 'y', agency: 'z', by: 'me' } },
    ],
    ['directory.act', { who: WHO }],
    ['directory.act', { act: 'apply', upload: '../secret' }],
  ])('%s %o is unknown', (verb, data) => expect(press(verb, data).kind).toBe('unknown'));
  it('every button that is drawn is read', () => {
    const unread = cards.flatMap(({ title, card }) =>
      actionsOf(card).flatMap((action) =>
        parseCardAction({ action }).kind === 'unknown' ? [`${title}: ${String(action['title'])}`] : [],
      ),
    );
    expect(unread).toEqual([]);
  });
});

describe('cards of a large directory', () => {
  it('stay far below 28 KB', () => {
    expect(cards.filter(({ card }) => cardBytes(card) > 16 * 1024).map(({ title }) => title)).toEqual([]);
  });
  it('findings: the most urgent first, grouped, and how many more there are', () => {
    const card = renderHealth(findings(600), 0, WELL);
    const said = words(card);
    expect(said).toMatch(/600 things to see to\..*⛔ Now: a case would stop here/s);
    expect(said).toContain('And 592 more.');
    expect(said).not.toContain('To be tidied up');
    expect(said.match(/Roles that nobody holds/g)).toHaveLength(1);
    expect(words(renderHealth(findings(600), 74, WELL))).toMatch(/To be tidied up/);
    expect(words(renderHealth(findings(600), 9_999, WELL))).toContain('Page 75 of 75');
  });
  it('findings: the same advice is given once, below the last for whom it is', () => {
    const alike = [1, 2, 3].map((n) => ({
      group: 'Roles that nobody holds',
      urgency: 1 as const,
      what: `Nobody is SENCO of School ${n}.`,
      remedy: 'Give the role to somebody.',
    }));
    expect(words(renderHealth(alike, 0, WELL)).match(/Give the role to somebody/g)).toHaveLength(1);
  });
  it('what is wrong with the service is first shown to somebody else, who finds what to do marked as for them', () => {
    const said = words(renderHealth([], 0, degraded(1)));
    expect(said).toMatch(/does not work as it should\n.*Please show this to whoever runs .*For them: Look/s);
    expect(said.indexOf('Please show this')).toBeLessThan(said.indexOf('Function App'));
    const own = degraded(1).findings.map((it) => ({ ...it, byManager: true }));
    const theirs = words(renderHealth([], 0, { state: 'degraded', findings: own }));
    expect(theirs).toContain('→ Look');
    expect(theirs).not.toMatch(/whoever runs|For them/);
    expect(words(renderHealth([], 0, UNKNOWN))).toContain('It cannot be told whether the service is well');
  });
  it('mistakes of a file page by page, and no way to apply it', () => {
    const card = renderFile(file({ mistakes: mistakes(400), told: [] }), 1);
    expect(words(card)).toMatch(/400 mistakes.*Line 14.*Page 2 of 34/s);
    expect(buttonsOf(card as never)).not.toContain('Apply');
  });
  it('a name stays a name', () => {
    const drawn = renderFound({
      page: { shown: [entry(0, { name: LONG })], page: 0, pages: 1, total: 1 },
      now: NOW,
      query: '<at>x</at>[a](b)',
    });
    expect(JSON.stringify(drawn)).not.toMatch(/<at>|\]\(/);
  });
});

describe('one of many', () => {
  const few = options(3);
  const lots = options(61);
  const asking = {
    id: 'who',
    label: 'Who?',
    required: true,
    missing: 'Please choose.',
    typing: 'Type a name.',
  };
  it('is chosen where a card has room, and typed where it has not', () => {
    expect(pickField({ ...asking, options: few }).kind).toBe('choice');
    expect(pickField({ ...asking, options: lots })).toMatchObject({ kind: 'text', hint: 'Type a name.' });
    // A list without a choice is none that Teams draws.
    expect(pickField({ ...asking, options: [] }).kind).toBe('text');
    expect(pickField({ ...asking, options: lots, initial: lots[7]?.value })).toMatchObject({
      initial: 'person.7@elm.example',
    });
  });
  it('is found by address or name in any letters, and asked again where several fit', () => {
    expect(readPick(lots, 'PERSON.7@elm.example')).toEqual({ value: lots[7]?.value });
    expect(readPick(lots, 'person 60 of')).toEqual({ value: lots[60]?.value });
    expect(readPick(lots, ' ')).toEqual({ value: undefined });
    expect(readPick(lots, 'person 6')).toEqual({
      problem: 'Please say which: person.6@elm.example; person.60@elm.example.',
    });
    expect(readPick(lots, 'Zebedee')).toMatchObject({
      problem: expect.stringContaining('spelling') as string,
    });
  });
});

describe('the form of an entry', () => {
  const agencies = many(3, (n) => ({ value: `agency-${n}`, label: `Agency ${n}` }));
  const good = { name: ' Ann  Field ', email: 'ann@elm.example', where: 'outside', agency: 'agency-1' };
  const problems = (inputs: object) => {
    const parsed = parsePersonForm(agencies, inputs);
    return 'problems' in parsed ? Object.keys(parsed.problems).sort() : [];
  };
  it('is read', () => {
    expect(parsePersonForm(agencies, { ...good, team: ' ', entraId: '' })).toEqual({
      value: { name: 'Ann Field', email: 'ann@elm.example', agency: { id: 'agency-1' }, outside: true },
    });
    const made = { ...good, agency: '', newAgency: 'Elm', newAgencyType: 'school' };
    expect(parsePersonForm(agencies, made)).toMatchObject({
      value: { agency: { name: 'Elm', type: 'school' } },
    });
  });
  it.each([
    [{}, ['agency', 'email', 'name', 'where']],
    [{ ...good, email: 'ann' }, ['email']],
    [{ ...good, entraId: '1' }, ['entraId']],
    [{ ...good, newAgency: 'Elm' }, ['newAgency']],
    [{ ...good, agency: '', newAgency: 'AGENCY 2' }, ['newAgency']],
    [{ ...good, agency: '', newAgency: 'Elm' }, ['newAgencyType']],
    [{ ...good, agency: 'agency-9' }, ['agency']],
    [{ ...good, name: 'x'.repeat(121) }, ['name']],
  ])('%o has problems with %o', (inputs, wrong) => expect(problems(inputs)).toEqual(wrong));
});
