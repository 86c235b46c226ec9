import { describe, expect, it } from 'vitest';
import { commandList } from '../../bot/teams/command-list.ts';
import { readWords } from '../../bot/teams/read-words.ts';

const kinds = (words: string[]) => words.map((text) => readWords(text).kind);

describe('what a person wants, in any reasonable wording', () => {
  it('raising', () => {
    const words = [
      'raise',
      'Raise a disagreement',
      'I want to raise something',
      'escalate',
      'I disagree with the council',
      'new',
    ];
    expect(new Set(kinds(words))).toEqual(new Set(['raise']));
  });
  it('setting up', () => {
    const words = ['setup', 'set up', 'Set-up please', 'show the set up', 'settings', 'configure'];
    expect(kinds(words).filter((kind) => kind === 'set-up')).toHaveLength(words.length);
    expect(kinds(['set up a meeting about a child in danger'])).toEqual(['danger']);
  });
  it('their cases', () => {
    const words = ['my cases', 'My Cases!', 'show my cases please', 'cases', 'case', 'open cases', 'list'];
    expect(new Set(kinds(words))).toEqual(new Set(['my-cases']));
  });
  it.each([
    [
      'home',
      [
        'directory',
        'show me the directory',
        'find a person',
        'add somebody',
        'look up a colleague',
        'people',
      ],
    ],
    [
      'health',
      ['health', 'directory health', 'health of the directory', 'health check', 'status', 'Is it well?'],
    ],
    ['download', ['download', 'download the directory', 'directory as csv']],
    [
      'own',
      ['away', 'I am away from Monday', 'I’m on leave', 'out of office', 'my absence', 'deputy', 'I am back'],
    ],
  ])('the directory, its %s', (place, words) => {
    for (const text of words) expect(readWords(text), text).toEqual({ kind: 'directory', place });
  });
  it('a danger and a new matter are not taken for the directory', () => {
    expect(
      kinds(['the directory says she is away and he is in danger', 'I am away and a child is not safe']),
    ).toEqual(['danger', 'danger']);
    expect(
      kinds([
        'raise a concern, the health visitor was away',
        'I disagree with their health service',
        'new case',
      ]),
    ).toEqual(['raise', 'raise', 'raise']);
  });
  it('help, and a greeting', () => {
    expect(new Set(kinds(['help', '?', 'Help me', 'what can you do', 'how does this work']))).toEqual(
      new Set(['help']),
    );
    expect(new Set(kinds(['hi', 'Hello', 'good morning', '', 'menu']))).toEqual(new Set(['hello']));
  });
  it.each([
    'SS-7K3QXM',
    'case SS-7K3QXM',
    'ss-7k3qxm',
    'case ss 7k3qxm',
    'show me case SS7K3QXM',
    'Case: SS-7K3QXM.',
    'SS 7K3QXM',
  ])('the case in "%s"', (text) => expect(readWords(text)).toEqual({ kind: 'case', ref: 'SS-7K3QXM' }));
  it('a reference misread from paper: O for 0, I and L for 1', () => {
    expect(readWords('case DO-OI2LAB')).toEqual({ kind: 'case', ref: 'DO-0121AB' });
  });
  it('says so where it is unclear, and takes no word for a reference', () => {
    expect(kinds(['banana', 'my school', 'we agreed on friday'])).toEqual(['unclear', 'unclear', 'unclear']);
  });
  it('understands every command that the manifest offers', () => {
    expect(kinds(commandList.map(({ title }) => title))).not.toContain('unclear');
  });
});
