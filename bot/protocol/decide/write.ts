import { dutyOwners, partOf, peopleMeant } from '../authority.ts';
import { type Party, SERVICE, type Writing } from '../case.ts';
import type { Command, Report } from '../command.ts';
import type { Duty, Who } from '../definition.ts';
import { dutyRuns } from '../duty-runs.ts';
import type { CaseEvent } from '../event.ts';
import { bytesOver, formFaults, formOf, mergeForm } from '../form-values.ts';
import { entryOf } from '../entry-of.ts';
import type { Refusal } from '../refusal.ts';
import { provenAmong, unconfirmedAmong } from '../unconfirmed-address.ts';
import { dutyOf } from '../world.ts';
import { type Judgement, type Matter, accept, notYours, refuse } from './judgement.ts';
import { record } from './record.ts';

type Write = Extract<Command, { type: 'write' }>;

/** The reports that the receipt of a duty's e-mail stands for. */
const receiptReports = (duty: Duty, reason: string | undefined): Report[] =>
  (duty.writing?.fulfils ?? []).map((key) => ({
    key,
    stage: duty.stage,
    ...(key === 'letter-sent' || key === 'notice-sent' ? { duty: duty.id } : {}),
    ...(reason === undefined ? {} : { reason }),
  }));

const dedupe = (people: readonly Party[]): Party[] => [
  ...new Map(people.map((party) => [party.person, party])).values(),
];

const recipients = (matter: Matter, who: readonly Who[]): Party[] =>
  dedupe(who.flatMap((it) => peopleMeant(matter.world, matter.case, it)));

/** A duty that takes the case up a stage is open whenever going up is; any other while the writer's side owes it. */
function isWritable(matter: Matter, duty: Duty, side: Party['side']): Judgement | undefined {
  const [first] = receiptReports(duty, matter.report.reason);
  const opens = first && matter.world.protocol.stages.some((stage) => stage.opensOn.includes(first.key));
  if (first && opens) {
    const judged = record({ ...matter, report: first });
    return 'refused' in judged ? judged : undefined;
  }
  const owed = dutyRuns(matter.world, matter.case, matter.now).filter(
    (run) => run.duty.id === duty.id && (duty.by.side !== 'each' || run.side === side),
  );
  return owed.some((run) => run.status === 'open') ? undefined : refuse('not-now');
}

/**
 * To whom it goes: nobody twice, no copy to its writer, and never to an address that nobody has confirmed. Of those
 * whose address somebody typed it goes to the others; where nobody else is left, it waits.
 */
function addressedBy(
  matter: Matter,
  duty: Duty,
): Pick<Writing, 'to' | 'copies'> | { readonly refused: Refusal } {
  const { proven: to, waiting } = provenAmong(recipients(matter, duty.to));
  if (to.length === 0 && waiting.length > 0)
    return { refused: { because: 'address-unconfirmed', holders: waiting.map(({ person }) => person) } };
  if (to.length === 0) return { refused: { because: 'nobody-listed' } };
  const known = [matter.actor, ...to].map(({ person }) => person);
  const { proven } = provenAmong(recipients(matter, duty.copies));
  const copies = proven.filter(({ person }) => !known.includes(person));
  const unconfirmed = unconfirmedAmong(matter.world, [...to, ...copies]);
  if (unconfirmed.length === 0) return { to, copies };
  return {
    refused: { because: 'address-unconfirmed', holders: unconfirmed.map(({ party }) => party.person) },
  };
}

/** What the writing says: the words of its own fields, or the next version of the protocol's form. */
function wordsOf(
  { world: { protocol }, case: kase }: Matter,
  duty: Duty,
  given: Write['fields'],
): Pick<Writing, 'fields' | 'form' | 'version'> | { readonly refused: Refusal } {
  const form = formOf(protocol, duty);
  if (!form) return { fields: given };
  const filling = { protocol, form, duty };
  const newest = entryOf(kase.forms, form.id);
  const fields = mergeForm(filling, newest?.values ?? {}, given);
  const faulty = formFaults(filling, fields).map(({ field }) => field);
  if (faulty.length > 0 || bytesOver(fields) > 0)
    return { refused: { because: 'form-faulty', fields: [...new Set(faulty)] } };
  return { fields, form: form.id, version: (newest?.version ?? 0) + 1 };
}

/** Accepts a text to be e-mailed. It counts when its receipt comes back, not before. */
export function write(matter: Matter, command: Write): Judgement {
  const duty = matter.world.protocol.duties.find(({ id }) => id === command.duty);
  if (!duty?.writing) return refuse('unknown');
  const owners = dutyOwners(matter.world, matter.case, duty);
  const part = partOf(owners, matter.actor);
  if (!part) return notYours(owners);
  if (matter.case.outcome === 'closed') return refuse('not-now');
  const closed = isWritable(matter, duty, part.side);
  if (closed) return closed;
  if (entryOf(matter.case.writings, duty.id)?.status === 'sending') return refuse('not-now');
  const addressed = addressedBy(matter, duty);
  if ('refused' in addressed) return addressed;
  const words = wordsOf(matter, duty, command.fields);
  if ('refused' in words) return words;
  const writing: Writing = {
    duty: duty.id,
    stage: duty.stage,
    by: matter.actor,
    side: part.side,
    at: matter.now,
    ...words,
    attested: duty.writing.attest.map((it) => it.duty).filter((id) => command.attested.includes(id)),
    reason: command.reason,
    ...addressed,
    status: 'sending',
  };
  return accept({ type: 'written', at: matter.now, by: matter.actor, writing });
}

/** What the receipt of a writing changes: its duty, what was ticked on it, and the stage that it opens. */
export function reportsOnReceipt(matter: Matter, writing: Writing): Report[] {
  const duty = dutyOf(matter.world.protocol, writing.duty);
  const attested = writing.attested.map((id): Report => ({ key: 'done', duty: id }));
  return [...attested, ...receiptReports(duty, writing.reason)];
}

/** The duty whose writing an effect sends, by the effect's key; undefined for any other effect. */
export const sentDuty = (key: string): string | undefined => /^mail:(.+):\d+$/.exec(key)?.[1];

/** The delivery of anything is put on record; that of a writing settles it too. */
export function deliveryEvents(
  matter: Matter,
  command: Extract<Command, { type: 'report-delivery' }>,
): CaseEvent[] {
  const { effect, receipt } = command;
  const delivered: CaseEvent = { type: 'delivered', at: matter.now, by: SERVICE, effect, receipt };
  const duty = sentDuty(effect);
  if (duty === undefined || !entryOf(matter.case.writings, duty)) return [delivered];
  const status = receipt.outcome === 'delivered' ? 'sent' : receipt.outcome;
  return [
    delivered,
    {
      type: 'writing-settled',
      at: matter.now,
      by: SERVICE,
      duty,
      status,
      sentAt: status === 'sent' ? receipt.at : undefined,
    },
  ];
}
