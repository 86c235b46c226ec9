import { type Case, type Happening, type Settlement, type Writing, isSamePart } from './case.ts';
import type { CaseEvent } from './event.ts';
import { entryOf } from './entry-of.ts';
import { mergeFacts } from './predicate.ts';

type Opened = Extract<CaseEvent, { type: 'opened' }>;

const opened = (event: Opened): Case => ({
  ref: event.ref,
  protocol: event.protocol,
  revision: 1,
  openedAt: event.at,
  facts: event.facts,
  parties: event.parties,
  intake: event.intake,
  happenings: [],
  stages: [],
  writings: {},
  reminded: {},
  receipts: {},
  flags: [],
  forms: {},
  similar: event.similar ?? [],
  seen: {},
  refusals: 0,
});

function entered(kase: Case, event: Extract<CaseEvent, { type: 'stage-entered' }>): Case {
  const stages = kase.stages.map((run) =>
    run.leftAt === undefined ? { ...run, leftAt: event.enteredAt, early: event.early } : run,
  );
  const run = {
    stage: event.stage,
    enteredAt: event.enteredAt,
    ...(event.because && { because: event.because }),
  };
  return { ...kase, stages: [...stages, run], settlement: undefined };
}

function withWriting(kase: Case, duty: string, change: Partial<Writing>): Case {
  const writing = entryOf(kase.writings, duty);
  return writing ? { ...kase, writings: { ...kase.writings, [duty]: { ...writing, ...change } } } : kase;
}

function written(kase: Case, writing: Writing): Case {
  const { duty, form, version, fields } = writing;
  const forms =
    form === undefined || version === undefined
      ? kase.forms
      : { ...kase.forms, [form]: { version, values: fields } };
  return { ...kase, forms, writings: { ...kase.writings, [duty]: writing } };
}

function told(kase: Case, happening: Happening): Case {
  const facts = happening.facts ? mergeFacts(kase.facts, happening.facts) : kase.facts;
  return { ...kase, facts, happenings: [...kase.happenings, happening] };
}

/** A part that is given again stays in its place; who is new comes last. */
function recast(kase: Case, { added, removed }: Extract<CaseEvent, { type: 'cast' }>): Case {
  const left = kase.parties.filter((party) => !removed.some((gone) => isSamePart(gone, party)));
  const kept = left.map((party) => added.find((it) => isSamePart(it, party)) ?? party);
  const fresh = added.filter((it) => !left.some((party) => isSamePart(it, party)));
  return { ...kase, parties: [...kept, ...fresh] };
}

/** Who looked, and who was turned away: nothing else of the case changes. */
function looked(kase: Case, event: Extract<CaseEvent, { type: 'seen' | 'refused' }>): Case {
  if (event.type === 'refused') return { ...kase, refusals: kase.refusals + 1 };
  const { at, by, what } = event;
  const before = entryOf(kase.seen, by.person);
  const details = what === 'details' ? at : before?.details;
  const now = { name: by.name, first: before?.first ?? at, last: at, ...(details && { details }) };
  return { ...kase, seen: { ...kase.seen, [by.person]: now } };
}

function reminded(kase: Case, { slots, late = [] }: Extract<CaseEvent, { type: 'reminded' }>): Case {
  const before = (kase.toldLate ?? []).filter((key) => !(key in slots));
  return { ...kase, reminded: { ...kase.reminded, ...slots }, toldLate: [...before, ...late] };
}

type Answer = Extract<
  CaseEvent,
  { type: 'settlement-objected' | 'settlement-agreed' | 'settlement-confirmed' }
>;

function answered(settlement: Settlement, event: Answer): Settlement {
  switch (event.type) {
    case 'settlement-objected':
      return { ...settlement, objection: { by: event.by, reason: event.reason, at: event.at } };
    case 'settlement-agreed':
      return { ...settlement, agreed: [...(settlement.agreed ?? []), event.side] };
    case 'settlement-confirmed':
      return { ...settlement, confirmedBy: event.by };
  }
}

/** The receipts of e-mails: those of a thread are void once it is opened anew. */
const mailed = ({ receipts }: Case): Case['receipts'] =>
  Object.fromEntries(Object.entries(receipts).filter(([key]) => /^(mail|notice):/.test(key)));

function change(kase: Case, event: Exclude<CaseEvent, Opened>): Case {
  switch (event.type) {
    case 'happened':
      return told(kase, event.happening);
    case 'stage-entered':
      return entered(kase, event);
    case 'settlement-proposed':
      return { ...kase, settlement: event.settlement };
    case 'settlement-objected':
    case 'settlement-agreed':
    case 'settlement-confirmed':
      return kase.settlement ? { ...kase, settlement: answered(kase.settlement, event) } : kase;
    case 'ended':
      return { ...kase, outcome: event.outcome, endedAt: kase.endedAt ?? event.endedAt };
    case 'written':
      return written(kase, event.writing);
    case 'writing-settled':
      return withWriting(kase, event.duty, {
        status: event.status,
        ...(event.sentAt && { sentAt: event.sentAt }),
      });
    case 'reminded':
      return reminded(kase, event);
    case 'flagged':
      return kase.flags.includes(event.flag) ? kase : { ...kase, flags: [...kase.flags, event.flag] };
    case 'delivered':
      return { ...kase, receipts: { ...kase.receipts, [event.effect]: event.receipt } };
    case 'thread-reopened':
      return { ...kase, receipts: mailed(kase) };
    case 'cast':
      return recast(kase, event);
    case 'seen':
    case 'refused':
      return looked(kase, event);
    case 'limit-recomputed':
      return kase;
  }
}

/**
 * The case after an event. Total: every event that was ever stored can be folded.
 * @throws TypeError when the first event does not open the case
 */
export function evolve(kase: Case | undefined, event: CaseEvent): Case {
  if (event.type === 'opened') return opened(event);
  if (!kase) throw new TypeError(`a case begins with "opened", not with "${event.type}"`);
  return { ...change(kase, event), revision: kase.revision + 1 };
}
