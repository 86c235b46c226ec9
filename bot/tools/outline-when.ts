import { AGENCY_KINDS, type AgencyType } from '../protocol/agency-type.ts';
import type { Protocol } from '../protocol/definition.ts';
import type { FactValue, Predicate } from '../protocol/predicate.ts';
import { oneOf } from './outline-words.ts';

/** What facts say when they are true, for a protocol that has no question about them. */
const STATEMENTS: Readonly<Record<string, string>> = {
  adult: 'the young person is 18 or over',
  cpPlan: 'the child is on a child protection plan',
  lookedAfter: 'the child is looked after by the council',
  raisedInConference: 'the disagreement was voiced in the conference and minuted',
  handlingInadequate: 'the way it is handled looks inadequate',
  dcsPossible: "the Director of Children's Services may be needed",
  tooSerious: 'it is too serious to be settled informally',
  policyGap: 'the policy or the procedures have a gap or a weak point',
};

const SUBJECTS: Readonly<Record<string, string>> = {
  category: 'it is about',
  dissent: 'what the disagreement is about is',
  'raising.role': 'whoever raises it is',
  'receiving.role': 'whoever they disagree with is',
};

/** Values that no question of a file has words for. */
const VALUES: Readonly<Record<string, string>> = {
  practitioner: 'a practitioner',
  parent: 'a parent',
  carer: 'a carer',
  'young-person': 'a young person',
  family: 'somebody of the family',
  'childrens-services': "the children's services",
  'council-other': "the council, but not its children's services",
};

/** "childrens-trust" as people call it; a kind that only a file knows by its own name. */
export const agencyWords = (type: string): string =>
  Object.hasOwn(AGENCY_KINDS, type) ? AGENCY_KINDS[type as AgencyType] : type.replaceAll('-', ' ');

const words = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** `raising.agencyType` as "the raising side's agency type". */
function sayFact(name: string): string {
  const [side = '', fact] = name.split('.');
  return fact === undefined ? words(name) : `the ${side} side's ${words(fact)}`;
}

const lastOf = (fact: string): string => fact.split('.').at(-1) ?? fact;

/** The words of the question about that fact; else of one about the same of the other side. */
function labelOf({ questions }: Protocol, fact: string, value: FactValue): string | undefined {
  const own = questions.filter((it) => it.fact === fact);
  const alike = questions.filter((it) => it.fact !== fact && lastOf(it.fact) === lastOf(fact));
  return [...own, ...alike].flatMap(({ answers }) => answers).find((it) => it.value === value)?.label;
}

function sayValue(protocol: Protocol, fact: string, value: FactValue): string {
  const label =
    fact === 'category'
      ? protocol.categories.find(({ id }) => id === value)?.label
      : labelOf(protocol, fact, value);
  if (label !== undefined) return `"${label}"`;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (lastOf(fact) === 'agencyType') return `"${agencyWords(String(value))}"`;
  return VALUES[String(value)] ?? `"${words(String(value)).replaceAll('-', ' ')}"`;
}

function sayOne(protocol: Protocol, fact: string, values: readonly FactValue[]): string {
  const ask = protocol.questions.find((question) => question.fact === fact)?.ask;
  const statement = STATEMENTS[fact];
  const [first] = values;
  if (ask === undefined && statement !== undefined && typeof first === 'boolean' && values.length === 1)
    return first ? statement : `it is not so that ${statement}`;
  const said = oneOf(values.map((value) => sayValue(protocol, fact, value)));
  if (ask !== undefined) return `"${ask}" is answered ${said}`;
  return `${SUBJECTS[fact] ?? `${sayFact(fact)} is`} ${said}`;
}

function saySame([one, other]: readonly [string, string]): string {
  const both = lastOf(one) === lastOf(other) && one.includes('.') && other.includes('.');
  return both
    ? `both sides are of the same ${words(lastOf(one))}`
    : `${sayFact(one)} is the same as ${sayFact(other)}`;
}

/** A condition in words: `"Is the young person 18 or over?" is answered "Yes, 18 or over"`. */
export function sayWhen(protocol: Protocol, when: Predicate): string {
  if ('all' in when) return when.all.map((it) => sayWhen(protocol, it)).join(', and ');
  if ('any' in when) return when.any.map((it) => sayWhen(protocol, it)).join(', or ');
  if ('not' in when) return `it is not so that ${sayWhen(protocol, when.not)}`;
  if ('same' in when) return saySame(when.same);
  if ('unknown' in when) {
    const ask = protocol.questions.find((question) => question.fact === when.unknown)?.ask;
    return ask === undefined ? `${sayFact(when.unknown)} is not known` : `"${ask}" is not answered`;
  }
  return sayOne(protocol, when.fact, 'in' in when ? when.in : [when.is]);
}
