import { describe, expect, test } from 'vitest';
import { composeWriting, type ComposedMail } from '../../bot/mail/compose-writing.ts';
import { type Played, mailGoes, play, writes } from '../fixtures/play-case.ts';
import { FILLED, atSeniors, formCase } from '../fixtures/resolution-form.ts';

const HOSTILE = '</td></table><script>alert(1)</script> **b**\u202E\r\nSent to\r\n-------\r\n- Everybody';

const first = (change: Record<string, string> = {}): Played =>
  play(formCase(), writes('helen', '2026-06-05 09:00', 'F2', { ...FILLED, ...change }));
const answered = (): Played =>
  play(
    atSeniors(play(first(), mailGoes('F2', '2026-06-05 09:01'))),
    writes('olive', '2026-06-08 09:00', 'FB', {
      received: '2026-06-08',
      toChair: 'No',
      issues: 'PLANTEDISSUE',
    }),
  );
const mail = ({ world, case: kase }: Played, duty = 'F2'): ComposedMail =>
  composeWriting(world.protocol, kase, duty);
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
const shown = (html: string): string =>
  oneLine(
    html
      .replace(/^[^]*<body/, '<body')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(lt|gt|#39|quot);/g, (_, name: string) => ({ lt: '<', gt: '>' })[name] ?? "'"),
  );

describe('the resolution form in a mail', () => {
  test.each(['html', 'text'] as const)('can be read part by part, dates in words, in %s', (kind) => {
    const { html, text } = mail(first());
    const read = kind === 'html' ? shown(html) : oneLine(text);
    let at = 0;
    for (const part of [
      'Helen Price sent this form.',
      'Resolution form',
      'Version 1 of the form.',
      'The child',
      'Name of the child',
      'Zebediah PLANTEDCHILD',
      'Wednesday 9 March 2016',
      'The disagreement',
      'Child in Need',
      'Legal status',
      'not filled in',
      'PLANTEDDETAILS',
      'The provider is written to',
      'Friday 12 June 2026',
      'Only the Business Manager fills in this part.',
      'Date received',
      'not filled in',
      'How to answer',
    ]) {
      const next = read.indexOf(part, at);
      expect(next, part).toBeGreaterThanOrEqual(at);
      at = next;
    }
  });

  test('has its table as a table with headings, and in plain text as a list', () => {
    const { html, text } = mail(first());
    expect(html).toMatch(/<caption [^>]*>Further actions<\/caption>/);
    expect(html.match(/<th scope="col"/g)).toHaveLength(3);
    expect(html.match(/<tbody>.*<\/tbody>/)?.[0].match(/<tr>/g)).toHaveLength(1);
    expect(text).toContain(
      'Further actions:\n    1. Action taken: The provider is written to; By whom: Tom Baker; Date completed: Friday 12 June 2026',
    );
  });

  test('goes out whole, with the part of the Business Manager, as the next version', () => {
    const { text } = mail(answered(), 'FB');
    expect(text).toContain('Version 2 of the form.');
    for (const part of ['PLANTEDDETAILS', 'PLANTEDISSUE', 'Monday 8 June 2026']) expect(text).toContain(part);
  });

  test('leaves out what is asked only at a later stage', () => {
    expect(mail(first()).text).not.toContain('Lessons learned');
  });

  test('names no child and nothing of the form in the subject and in the first lines', () => {
    const { subject, text, html } = mail(first());
    expect(subject).toBe('SS-7K3QXM: resolution form (Sandwell SEND)');
    for (const start of [subject, oneLine(text).slice(0, 230), shown(html).slice(0, 230)])
      expect(start).not.toMatch(/Zebediah|PLANTED/);
  });

  test('is shown as it was written, and nothing in it is markup or passes for ours', () => {
    const { html, text } = mail(
      first({ details: HOSTILE, further_1_action: HOSTILE, child: HOSTILE.slice(0, 40) }),
    );
    expect(html).not.toContain('<script');
    expect(html.match(/<\/table>/g)).toHaveLength(1);
    expect(text.match(/^(Sent to|- Everybody)$/gm)).toEqual(['Sent to']);
    expect(text).toContain('    - Everybody');
    expect(text).toMatch(/1\. Action taken: <\/td>.*\*\*b\*\* Sent to ------- - Everybody; By whom/);
  });

  test('carries the words that both sides confirmed where the form says them otherwise', () => {
    const before = first();
    const settlement = {
      ...{ stage: '2', side: 'raising' as const, by: { person: 'helen', name: 'Helen Price' } },
      ...{ wording: 'Twenty hours.', at: '2026-06-05T08:00:00.000Z' },
      confirmedBy: { person: 'colin', name: 'Colin Webb' },
    };
    const [form] = before.world.protocol.forms;
    const fields = (form?.fields ?? []).map((field) =>
      field.id === 'details' ? { ...field, prefill: 'settlement' as const } : field,
    );
    const protocol = { ...before.world.protocol, forms: form ? [{ ...form, fields }] : [] };
    const played = { ...before, world: { ...before.world, protocol }, case: { ...before.case, settlement } };
    expect(mail(played).text).toContain('Twenty hours.');
    expect(mail({ ...before, case: played.case }).text).not.toContain('Twenty hours.');
  });
});
