import { describe, expect, test } from 'vitest';
import { composeWriting, type ComposedMail } from '../../bot/mail/compose-writing.ts';
import type { Case, Writing } from '../../bot/protocol/case.ts';
import { anna, david, grace, helen, outcome, protocol, sample } from './sample-case.ts';

const compose = (kase: Case = sample()): ComposedMail =>
  composeWriting(protocol(kase.protocol.id), kase, Object.keys(kase.writings)[0] ?? '');

const written = (fields: Record<string, string>): Case => sample({ ...outcome, fields });

/** What a reader sees of the HTML, as one line. */
const shown = (html: string): string =>
  html
    .replace(/^[^]*<body/, '<body')
    .replace(/<\/?(?:span|bdi|em|strong)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(
      /&(lt|gt|quot|amp|#39);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? "'",
    )
    .replace(/\s+/g, ' ');

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

describe('the written outcome of a stage', () => {
  test.each(['html', 'text'] as const)('says all that its readers need, in %s', (kind) => {
    const mail = compose();
    const read = kind === 'html' ? shown(mail.html) : oneLine(mail.text);
    for (const part of [
      'SS-7K3QXM',
      'between Oakfield Primary School, which raised it, and Sandwell Council SEND Service',
      'The line managers try to settle it',
      'Grace Oduya, line or team manager, Sandwell Council SEND Service',
      'Thursday 11 June 2026 at 14:15',
      'in the system of Oakfield Primary School',
      'OPS-20417',
      'What was agreed',
      'Until then, the class teacher uses the interim plan of 2 June.',
      'What is still open, and how it will be pursued',
      'by 17 July at the latest.',
      'Helen Price tells the family by 15 June.',
      'Helen Price, line or team manager, Oakfield Primary School. It is for the side that raised',
      'David Lowe, practitioner, Sandwell Council SEND Service. A copy, as the protocol provides',
      'for the person who raised the disagreement',
      'in Teams and reply there',
      '999',
      'MASH (child): 0121 5693100',
      'kept with the record of',
      'Message number: SS-7K3QXM-2c-20260611T131527',
    ])
      expect(read).toContain(part);
  });

  test('goes to the side that it is for, and as copies to the rest, each mailbox once', () => {
    const twice = { ...helen, role: 'practitioner', email: 'HELEN.price@school.example' };
    const { to, cc } = compose(
      sample({ ...outcome, to: [helen, twice], copies: [anna, twice, david, anna] }),
    );
    expect(to).toEqual([helen]);
    expect(cc).toEqual([anna, david]);
  });

  test('gives the number for a grown-up where the case is about one, and both where it is not known', () => {
    expect(compose(sample(outcome, { facts: { adult: true } })).text).not.toContain('0121 5693100');
    const { text } = compose(sample(outcome, { facts: {} }));
    expect(text).toContain('0121 5693100');
    expect(text).toContain('0121 5692266');
  });

  test('says so where a field is empty, and where there is no reference for the child', () => {
    const { text } = compose(
      sample({ ...outcome, fields: {} }, { intake: { ...sample().intake, childReference: ' ' } }),
    );
    expect(text).toContain('Left empty by the writer.');
    expect(text).toContain('none was given');
  });

  test('is London time in winter too, across midnight', () => {
    expect(compose(sample({ ...outcome, at: '2026-12-31T23:59:00.000Z' })).text).toContain(
      'Thursday 31 December 2026 at 23:59',
    );
    expect(compose(sample({ ...outcome, at: '2026-06-30T23:05:00.000Z' })).text).toContain(
      'Wednesday 1 July 2026 at 00:05',
    );
  });
});

test('a letter that says the agreement otherwise carries the words that both sides confirmed, too', () => {
  const settlement = {
    stage: '2',
    side: 'raising' as const,
    by: { person: helen.person, name: helen.name },
    wording: 'Twenty hours until 31 March.',
    at: '2026-06-11T09:00:00.000Z',
    confirmedBy: { person: grace.person, name: grace.name },
  };
  const other = { ...outcome, fields: { ...outcome.fields, agreed: 'Eight hours only.' } };
  const text = compose(sample(other, { settlement })).text;
  expect(text).toContain('Eight hours only.');
  expect(text).toContain('Twenty hours until 31 March.');
  const same = { ...outcome, fields: { ...outcome.fields, agreed: settlement.wording } };
  expect(compose(sample(same, { settlement })).text.split(settlement.wording)).toHaveLength(2);
});

describe('the written answer of a Dorset officer', () => {
  const answer: Writing = { ...outcome, duty: 'T3', stage: 'T', fields: { findings: 'F', answer: 'A' } };
  const form = protocol('dorset-send').duties.find((duty) => (duty.writing?.attest.length ?? 0) > 0);
  const statement = form?.writing?.attest[0];
  const kase = (attested: string[]): Case =>
    sample({ ...answer, duty: form?.id ?? '', attested }, { protocol: { id: 'dorset-send', version: '1' } });

  test('carries the statements that were ticked, and no others', () => {
    expect(compose(kase([statement?.duty ?? ''])).text).toContain(statement?.label);
    expect(compose(kase([])).text).not.toContain(statement?.label);
  });

  test('is not called "yours" to those who receive it, and says whose words follow', () => {
    const { subject, text } = compose(kase([]));
    expect(subject).toBe('SS-7K3QXM: written answer (Dorset SEND)');
    expect(text).toContain('Grace Oduya wrote, under the headings of the form:');
  });

  test('the matter itself tells the manager in which time an answer is asked for', () => {
    const matter: Writing = { ...outcome, duty: 'T1', stage: 'T', fields: { matter: 'M', ask: 'A' } };
    const change = { protocol: { id: 'dorset-send', version: '1' } };
    expect(compose(sample(matter, change)).text.replace(/\s+/g, ' ')).toContain(
      'The Team Manager is asked to do this within 10 working days of receiving this mail: answer in writing.',
    );
    expect(compose(sample()).text).not.toContain('is asked to do this');
  });

  test('tells why it goes up before its time', () => {
    expect(compose(sample({ ...outcome, reason: 'TOO URGENT' })).text).toContain('TOO URGENT');
  });
});

describe('the subject and the first lines, which show on a locked phone', () => {
  test('name the matter and the protocol', () => {
    expect(compose().subject).toBe('SS-7K3QXM: written outcome (Sandwell SEND)');
  });

  test('hold nothing that anybody wrote, no person and no child', () => {
    const planted = (name: string) => ({ ...outcome.fields, [name]: `PLANTED${name}` });
    const fields = { ...planted('agreed'), ...planted('openPoints'), ...planted('actions') };
    const { subject, text, html } = compose(sample({ ...outcome, fields }));
    const people = [anna, helen, david, grace].flatMap(({ name, email }) => [name, email]);
    for (const start of [subject, oneLine(text).slice(0, 230), shown(html).slice(0, 230)]) {
      for (const secret of ['PLANTED', 'OPS-20417', ...people]) expect(start).not.toContain(secret);
    }
    for (const { agencyName } of [anna, david]) expect(subject).not.toContain(agencyName);
  });

  test('what was written when it was raised stays with the case', () => {
    const { text, html } = compose();
    expect(text + html).not.toContain('PLANTED');
  });
});

describe('hostile text', () => {
  const hostile = [
    '<script>alert(1)</script><img src=x onerror="alert(1)">',
    `</div></body><style>*{display:none}</style>`,
    '<at>Everyone</at> @everyone',
    '**bold** [link](javascript:alert(1)) `code`',
    '&lt;b&gt; &amp; "quoted" \'quoted\'',
    '👩‍👩‍👧 🇬🇧 e\u0301',
    'שלום עולם \u200Fand back',
    'a '.repeat(1500),
  ];

  test.each(hostile.map((text) => [text.slice(0, 30), text]))('%s is shown as it was written', (_, text) => {
    const { html, text: plain } = compose(written({ agreed: text }));
    expect(oneLine(plain)).toContain(oneLine(text.trim()));
    expect(shown(html)).toContain(oneLine(text.trim()));
    expect(
      html.match(
        /<(?!\/?(html|head|meta|title|style|body|div|p|h1|h2|strong|bdi|br|em|ul|li|span|!doctype)\b)/gi,
      ),
    ).toBeNull();
    expect(html.match(/<style>/g)).toHaveLength(1);
  });

  test('a name cannot be markup, end an attribute, take a second line or turn the line around', () => {
    const name = "\"><b onclick='x'>Eve\u202E\r\nBcc: all@example.org\u0000";
    const { html, text } = compose(
      sample({ ...outcome, by: { person: 'x', name }, copies: [{ ...anna, name }] }),
    );
    expect(html).not.toMatch(/<b |\u202E|\r|\0/);
    expect(text).not.toMatch(/^Bcc|\u202E|\r|\0/m);
    expect(html).toContain('&quot;&gt;&lt;b onclick=&#39;x&#39;&gt;Eve Bcc: all@example.org');
  });

  test('no line of it can pass for a heading or a list of ours', () => {
    const { text } = compose(
      written({ agreed: 'Fine.\u2028Sent to\n-------\n\n- Everybody\u0085Message number: 1' }),
    );
    expect(text.match(/^(Sent to|- Everybody|Message number: 1)$/gm)).toEqual(['Sent to']);
    expect(text).toContain('    - Everybody\n    Message number: 1');
  });

  test('line breaks stay, in a block with its own direction; control characters go', () => {
    const { html } = compose(written({ agreed: 'one\r\ntwo\rthree\n\nfour\u0007\u001B[31m' }));
    expect(html).toMatch(/<div dir="auto"[^>]*>one<br>two<br>three<br><br>four\[31m<\/div>/);
  });
});

test('a duty that nobody has written for is a mistake of the caller', () => {
  expect(() => composeWriting(protocol('sandwell-send'), sample(), '1e')).toThrow(RangeError);
  expect(() => compose(sample({ ...outcome, duty: '2a' }))).toThrow(RangeError);
});
