import { SNAPSHOT, partitionOf } from '../../../bot/store/case-rows.ts';
import { allRows, findRow, startingWith } from '../../../bot/tables/read-rows.ts';
import { readRecord } from '../../../bot/tools/inspect/read-record.ts';
import { verifyRecord } from '../../../bot/tools/inspect/verify-record.ts';
import { createTableCaseStore } from '../../../bot/store/table-case-store.ts';
import type { Case } from '../../../bot/protocol/case.ts';
import type { CaseEvent } from '../../../bot/protocol/event.ts';
import { worldOf } from '../../fixtures/play-case.ts';
import { wordsOf } from '../../sandbox/connector/read-message.ts';
import { callJson } from '../../sandbox/forwarder/http-exchange.ts';
import { type Shown, cardIn } from './person-at-page.ts';
import { storedCase, tablesOf, threadOf } from './play-round.ts';
import { type SandboxProcess, urlOf } from './sandbox-process.ts';

/** A case at its end, as far as it must be the same whatever happened on the way. */
export interface EndedCase {
  readonly ref: string;
  readonly protocol: string;
  /** What happened and how it stands, without times and ids. */
  readonly course: readonly string[];
  /** What was posted into the thread, each message by its words; the reference and the times are left out. */
  readonly posted: readonly string[];
  readonly mails: readonly string[];
  /** Reminders, each with its slot. */
  readonly reminded: readonly string[];
  /** Messages of the thread, and e-mails, of which it is not known whether they arrived. */
  readonly unknownPosts: number;
  readonly unknownMails: number;
  readonly threadUnknown: boolean;
  /** Letters that somebody wrote a second time, because the first was in doubt. */
  readonly writtenAgain: number;
  /** What the service has still to do. */
  readonly pending: readonly string[];
  /** What `verify` has found. */
  readonly findings: readonly string[];
}

/** Without what differs from one run to the next. */
const plain = (text: string, ref: string): string =>
  text
    .replaceAll(ref, 'REF')
    .replace(/\b\d{1,2}:\d\d\b/g, 'TIME')
    .replace(/\s+/g, ' ')
    .trim();

function wordsFirst({ activities }: Shown): string {
  const [first] = activities;
  if (typeof first?.text === 'string' && first.text !== '') return first.text;
  const card = cardIn({ activities: [first ?? {}] } as unknown as Shown);
  return `card: ${wordsOf(card ?? {})
    .slice(0, 2)
    .join(' | ')}`;
}

const courseOf = (kase: Case): string[] => [
  `stages ${kase.stages.map(({ stage }) => stage).join(' ')}`,
  `outcome ${kase.outcome ?? 'none'}`,
  `flags ${[...kase.flags].sort().join(' ')}`,
  ...kase.happenings.map(
    ({ key, stage, side = '', by, duty = '', note = '', reason = '' }) =>
      `happened ${[key, stage, side, by.person, duty, note, reason].join('/')}`,
  ),
  ...Object.values(kase.writings).map(
    ({ duty, status, fields, to, copies }) =>
      `letter ${duty} ${status} ${JSON.stringify(fields)} ${[...to, ...copies].map(({ person }) => person).join(' ')}`,
  ),
  ...(kase.settlement ? [`settlement ${kase.settlement.wording} by ${kase.settlement.by.person}`] : []),
  ...kase.parties.map(({ person, side, role }) => `party ${person} ${side} ${role}`),
];

const remindersIn = (events: readonly CaseEvent[]): string[] =>
  events.flatMap((event) =>
    event.type === 'reminded' ? Object.entries(event.slots).map(([duty, at]) => `${duty} at ${at}`) : [],
  );

interface Mail {
  readonly subject: string;
  readonly to: readonly string[];
}

/** The end of one case, read from where the sandbox keeps things. */
export async function readEnd(sandbox: SandboxProcess, ref: string): Promise<EndedCase> {
  const tables = tablesOf(sandbox);
  const kase = await storedCase(sandbox, ref);
  const events = await createTableCaseStore(tables).events(ref);
  const cases = await tables('Cases');
  const effects = await allRows(cases, { partitionKey: partitionOf(ref), ...startingWith('effect') });
  const snapshot = await findRow(cases, partitionOf(ref), SNAPSHOT);
  const record = await readRecord(tables, ref);
  const { body } = await callJson('GET', `${urlOf(sandbox.ports.control)}/api/mails`);
  const unknown = Object.entries(kase.receipts).filter(([, { outcome }]) => outcome === 'unknown');
  const written = events.flatMap((event) => (event.type === 'written' ? [event.writing.duty] : []));
  return {
    ref,
    protocol: kase.protocol.id,
    course: courseOf(kase),
    posted: threadOf(sandbox, ref).map((message) => plain(wordsFirst(message), ref)),
    mails: (body as Mail[])
      .filter(({ subject }) => subject.includes(ref))
      .map(({ subject, to }) => plain(`${subject} → ${[...to].sort().join(' ')}`, ref)),
    reminded: remindersIn(events),
    unknownPosts: unknown.filter(([key]) => !/^(mail|notice):/.test(key)).length,
    unknownMails: unknown.filter(([key]) => /^(mail|notice):/.test(key)).length,
    threadUnknown: kase.receipts['thread']?.outcome === 'unknown',
    writtenAgain: written.length - new Set(written).size,
    pending: [
      ...effects.map(({ rowKey }) => rowKey),
      ...(snapshot?.['pending'] === '[]' ? [] : ['snapshot']),
    ],
    findings: record
      ? verifyRecord(record, ({ id }) => worldOf(id)).findings.map(({ text }) => text)
      : ['it is gone'],
  };
}
