import type { Finding } from '../../ports/directory-desk.ts';
import type { Person } from '../../ports/people.ts';
import type { Protocol } from '../../protocol/definition.ts';
import { type Holding, isHeldOn, isOver } from '../../protocol/roster.ts';
import { effectiveEntraId } from '../person-id.ts';
import { agencyName, type HealthInput, nameOf, sayHolding } from './health-input.ts';

const listed = (words: readonly string[]): string => new Intl.ListFormat('en-GB').format(words);

const heldBy = ({ record, today }: HealthInput, person: string): Holding[] =>
  record.roles.filter((held) => held.person === person && isHeldOn(held, today));

const isOffice = ({ protocols }: HealthInput, { protocol, role }: Holding): boolean =>
  protocols.find(({ id }) => id === protocol)?.roles.find(({ id }) => id === role)?.side === 'neutral';

/** Whoever holds roles of one procedure for two agencies: in a case between these they stand for one only. */
export function onBothSides(input: HealthInput): Finding[] {
  return input.record.people.flatMap((person) => {
    const held = heldBy(input, person.id).filter((it) => !isOffice(input, it));
    return input.protocols.flatMap((protocol): Finding[] => {
      const agencies = [
        ...new Set(held.filter((it) => it.protocol === protocol.id).map(({ agency }) => agency)),
      ];
      if (agencies.length < 2) return [];
      const names = agencies.map((id) => agencyName(input.record, id)).join(' and ');
      return [
        {
          group: 'The same person on both sides',
          urgency: 2,
          what: `${person.name} has roles for ${names} in ${protocol.shortTitle}.`,
          remedy: 'End the roles for one of them: in a case between them nobody can stand on both sides.',
          protocol: protocol.id,
          person: person.id,
        },
      ];
    });
  });
}

/** A case stops where a holder cannot be reached; anybody else is only to be tidied up. */
const urgencyOf = (input: HealthInput, { id }: Person): Finding['urgency'] =>
  heldBy(input, id).length > 0 ? 1 : 3;

const channelsWithout = ({ notThere, protocols }: HealthInput, { id }: Person): Protocol[] =>
  protocols.filter((protocol) => notThere.some((it) => it.person === id && it.protocol === protocol.id));

/** Nothing stops: they are written to in place of a mention. */
function notInChannel(who: string, { id }: Person, protocols: readonly Protocol[]): Finding {
  const titles = listed(protocols.map(({ shortTitle }) => shortTitle));
  const [only, ...more] = protocols;
  return {
    group: 'People whom I cannot reach',
    urgency: 2,
    what: `${who} is not in the channel of ${titles}: a mention does not reach them, only an e-mail does.`,
    remedy: 'Add them to the team, or say in their entry that they are not in Teams.',
    person: id,
    ...(only && more.length === 0 && { protocol: only.id }),
  };
}

/** Those who have left Entra, who are not in the channel, or whom it would not know if they spoke to it. */
export function outOfReach(input: HealthInput): Finding[] {
  const gone = new Set(input.gone);
  return input.record.people.flatMap((person): Finding[] => {
    const entraId = effectiveEntraId(person);
    const about = { urgency: urgencyOf(input, person), person: person.id };
    const who = `${person.name} of ${agencyName(input.record, person.agency)}`;
    if (entraId !== undefined && gone.has(entraId)) {
      const what = `${who} has left, or their account is switched off.`;
      const remedy = 'Give their roles to somebody else, and take them out.';
      return [{ ...about, group: 'People who have left', what, remedy }];
    }
    if (person.outside === true) return [];
    const channels = channelsWithout(input, person);
    if (channels.length > 0) return [notInChannel(who, person, channels)];
    if (entraId !== undefined || about.urgency !== 1) return [];
    const what = `${who} is listed without an Entra id, so I would not know them in Teams.`;
    const remedy =
      'Add the Entra id, or say in their entry that they are not in Teams: then they get e-mails.';
    return [{ ...about, urgency: 2, group: 'People whom I cannot reach', what, remedy }];
  });
}

/** What somebody of a case has said, and nobody has confirmed. */
export function unconfirmed(input: HealthInput): Finding[] {
  const { record } = input;
  const group = 'Named in a case, and not confirmed';
  const remedy = 'Confirm it, correct it or take it out.';
  const by = (named: { readonly by: string; readonly ref?: string }): string => {
    const known = record.people.some(({ id }) => id === named.by) ? nameOf(record, named.by) : named.by;
    return `named by ${known}${named.ref === undefined ? '' : ` in ${named.ref}`}`;
  };
  const people = record.people.flatMap((person): Finding[] => {
    if (!person.unconfirmed) return [];
    const what = `${person.name} of ${agencyName(record, person.agency)}: ${by(person.unconfirmed)}.`;
    return [{ group, urgency: 2, what, remedy, person: person.id }];
  });
  const roles = record.roles.flatMap((held): Finding[] => {
    if (!held.unconfirmed || isOver(held, input.today)) return [];
    const what = `${nameOf(record, held.person)} as ${sayHolding(input, held)}: ${by(held.unconfirmed)}.`;
    return [{ group, urgency: 2, what, remedy, protocol: held.protocol, person: held.person }];
  });
  return [...people, ...roles];
}
