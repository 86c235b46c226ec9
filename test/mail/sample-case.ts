import { readCalendar } from '../../bot/read-calendar.ts';
import { readProtocols } from '../../bot/read-protocols.ts';
import type { DeliveryContext } from '../../bot/ports/delivery.ts';
import type { Case, Party, Writing } from '../../bot/protocol/case.ts';
import type { Protocol } from '../../bot/protocol/definition.ts';

const protocols = readProtocols();

export function protocol(id: string): Protocol {
  const found = protocols.get(id);
  if (!found) throw new RangeError(`no protocol "${id}"`);
  return found;
}

const school = { agency: 'school', agencyName: 'Oakfield Primary School', side: 'raising' } as const;
const council = {
  agency: 'council',
  agencyName: 'Sandwell Council SEND Service',
  side: 'receiving',
} as const;

const party = (person: string, name: string, role: string, at: typeof school | typeof council): Party => ({
  person,
  name,
  email: `${person}@${at.agency}.example`,
  role,
  ...at,
});

export const anna = party('anna.bryce', 'Anna Bryce', 'practitioner', school);
export const helen = party('helen.price', 'Helen Price', 'line-manager', school);
export const david = party('david.lowe', 'David Lowe', 'practitioner', council);
export const grace = party('grace.oduya', 'Grace Oduya', 'line-manager', council);

/** The outcome of stage 2 of a Sandwell case, written by the council's manager on a summer day. */
export const outcome: Writing = {
  duty: '2c',
  stage: '2',
  by: { person: grace.person, name: grace.name },
  side: 'receiving',
  at: '2026-06-11T13:15:27.000Z',
  fields: {
    agreed:
      'The council will arrange a speech and language assessment. It takes place at school, before the summer holidays.\n\nUntil then, the class teacher uses the interim plan of 2 June.',
    openPoints:
      'How many hours of support follow. Both managers look at this again when the report is in, and by 17 July at the latest.',
    actions: 'Grace Oduya books the assessment by 18 June.\nHelen Price tells the family by 15 June.',
  },
  attested: [],
  to: [helen],
  copies: [anna, david],
  status: 'sending',
};

export const sample = (writing: Writing = outcome, change: Partial<Case> = {}): Case => ({
  ref: 'SS-7K3QXM',
  protocol: { id: 'sandwell-send', version: '1' },
  revision: 12,
  openedAt: '2026-06-02T09:00:00.000Z',
  facts: { adult: false },
  parties: [anna, david, helen, grace],
  intake: {
    category: 3,
    whatHappened: 'PLANTEDWHAT',
    evidence: 'PLANTEDEVIDENCE',
    wouldSettle: 'PLANTEDWISH',
    childReference: 'OPS-20417',
  },
  forms: {},
  similar: [],
  seen: {},
  refusals: 0,
  happenings: [],
  stages: [{ stage: '2', enteredAt: '2026-06-08T09:00:00.000Z' }],
  writings: { [writing.duty]: writing },
  reminded: {},
  receipts: {},
  flags: [],
  ...change,
});

export const context = (kase: Case = sample()): DeliveryContext => ({
  world: { protocol: protocol(kase.protocol.id), calendar: readCalendar() },
  case: kase,
  now: '2026-06-11T13:15:30.000Z',
});
