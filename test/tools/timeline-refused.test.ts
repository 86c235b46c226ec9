import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readProtocols } from '../../bot/read-protocols.ts';
import { tellTimeline } from '../../bot/tools/simulate.ts';

const protocols = readProtocols();
/** As one long line, so that a test need not know where a line breaks. */
const told = async (text: string): Promise<string> =>
  (await tellTimeline(text, 'file.yaml', protocols)).replace(/\s+/g, ' ');
const shipped = (file: string): string =>
  readFileSync(new URL(`../scenarios/${file}`, import.meta.url), 'utf8');

const sandwell = (...more: readonly string[]): string =>
  [
    'title: A disagreement',
    'protocol: sandwell-send',
    'happenings:',
    '  - { at: 2026-04-02T10:00, event: disagreement-arose, side: raising }',
    '  - { at: 2026-04-02T11:00, event: raised, side: raising, medium: verbal }',
    ...more.map((it) => `  - { ${it} }`),
  ].join('\n');

describe('where something is refused, or told in a wrong order, the timeline', () => {
  it('says what has to be done first, by its name', async () => {
    expect(await told(shipped('safeguarding-papers-missing.yaml'))).toMatch(
      /REFUSED something has to be done or written first \(needs-document\) first: \d\w[^:]*: [A-Z]/,
    );
  });
  it('says what is missing in what was told', async () => {
    const text = await told(
      sandwell('at: 2026-04-02T12:00, event: action-agreed, side: raising, action: A visit'),
    );
    expect(text).toContain('REFUSED it has to say which action, and who its owner is (unknown)');
    expect(text).not.toContain('no such case');
  });
  it('warns where something is recorded before what stands above it', async () => {
    const text = await told(sandwell('at: 2026-04-02T10:30, event: spoke'));
    expect(text).toContain('the two sides talked warning this is recorded before what stands above it');
    expect(await told(sandwell())).not.toContain('warning');
  });
});

describe('the timeline does not contradict itself', () => {
  const state = (text: string): string => /State (.*?) Next date/.exec(text)?.[1] ?? '';

  it('where a settled case may be closed', async () => {
    const text = await told(shipped('birmingham-letter-sent-may-close.yaml'));
    expect(state(text)).toBe('settled, and it can be closed now (awaiting-outcome)');
    expect(text).toMatch(/Possible now close the case/);
  });
  it('where it may not', async () => {
    const text = await told(sandwell('at: 2026-04-02T12:00, event: resolved'));
    expect(state(text)).toBe(
      'settled; something is still to be done before it can be closed (awaiting-outcome)',
    );
    expect(text).not.toContain('close the case');
  });
  it('where one side has done what both are asked for, and so only the other is asked', async () => {
    const text = await told(shipped('birmingham-head-teacher-holds-two-levels.yaml'));
    expect(text).toMatch(/done 3a-1:raising: [^:]* to do 3a-1:receiving: [^:]* who: line or team manager/);
    expect(text).not.toContain('3a-1 (both sides)');
  });
});
