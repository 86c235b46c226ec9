import type { Case, Party } from '../../protocol/case.ts';
import { partyTitle } from '../../protocol/cast-role.ts';
import { isUnprovenAddress } from '../../protocol/unconfirmed-address.ts';
import type { View } from '../../../cards/view.ts';
import { cleanInline } from '../clean-text.ts';
import { managerAsParty } from './business-managers.ts';
import type { NoticeLetter } from './notice-letter.ts';

const unconfirmedOf = ({ parties }: Case): Party[] => [
  ...new Map(parties.filter(({ unconfirmed }) => unconfirmed).map((party) => [party.person, party])).values(),
];

/** The business manager to whom it goes, as somebody of neither side; undefined for anybody else, or with nobody to confirm. */
export function whoConfirms(view: View, person: string): Party | undefined {
  return unconfirmedOf(view.case).length > 0 ? managerAsParty(view, person) : undefined;
}

function sayNamed({ world }: View, party: Party): string {
  const { why } = party;
  const who = `${cleanInline(party.name)} (${cleanInline(party.email)})`;
  const part = `${partyTitle(world.protocol, party)}, ${cleanInline(party.agencyName)}`;
  const by = why && 'by' in why ? cleanInline(why.by) : 'Somebody of the case';
  return why?.kind === 'handed-over'
    ? `${by} has passed the part of ${cleanInline(why.of)} (${part}) to ${who}.`
    : `${by} has named ${who} as ${part}.`;
}

/** Asks a business manager to confirm whom somebody has named: nothing of the child, and no word of what was written. */
export function describeEntry(view: View, number: string): NoticeLetter {
  const { world, case: kase } = view;
  const named = unconfirmedOf(kase);
  return {
    service: `Counterpart for ${world.protocol.shortTitle}`,
    title: 'Please confirm who it is',
    opening: `In ${kase.ref} somebody has a part whom the directory does not know for it yet.`,
    facts: [],
    parts: [
      { heading: 'Who was named', items: named.map((party) => sayNamed(view, party)) },
      {
        heading: 'What you are asked to do',
        lines: [
          'Please confirm it, or put it right: say “directory health” to Counterpart in your own chat with it.',
          ...(named.some(isUnprovenAddress)
            ? [
                'Whoever is outside Teams gets nothing of what was written until you have confirmed their address. Please check it with their agency, not with them alone.',
              ]
            : []),
        ],
      },
      {
        heading: 'Why you get this',
        lines: [
          'You are a business manager of this procedure, and every entry that somebody names comes to you.',
        ],
      },
    ],
    unbroken: [kase.ref],
    footer: [`That this mail was sent is on the record of ${kase.ref}.`, `Message number: ${number}`],
  };
}
