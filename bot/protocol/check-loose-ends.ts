import { type Mistake, note, warning } from './check-mistake.ts';
import { namesAt } from './check-places.ts';
import type { Protocol } from './definition.ts';

/** Where roles are referred to. */
const USES: readonly string[] = [
  'stages.*.holders.*',
  'stages.*.members.*.anyOf.*',
  'duties.*.by.role',
  'duties.*.to.*.role',
  'duties.*.copies.*.role',
  'forms.*.fields.*.filledBy',
  'substitutes.*.role',
];

function unusedRoles(protocol: Protocol): Mistake[] {
  const used = new Set(USES.flatMap((pattern) => namesAt(protocol, pattern).map(({ value }) => value)));
  return protocol.roles.flatMap(({ id }, index) =>
    used.has(id) ? [] : [warning(['roles', index, 'id'], `nothing refers to the role "${id}"`)],
  );
}

function unusedForms(protocol: Protocol): Mistake[] {
  const used = new Set(protocol.duties.map(({ writing }) => writing?.form));
  return protocol.forms.flatMap(({ id }, index) =>
    used.has(id) ? [] : [warning(['forms', index, 'id'], `no duty sends the form "${id}"`)],
  );
}

const unconfirmedAddresses = (protocol: Protocol): Mistake[] =>
  protocol.roles.flatMap(({ title, address }, index) =>
    address
      ? [
          warning(
            ['roles', index, 'address'],
            `nothing is sent to ${address.email} (${title}) until its owner has confirmed it: ${address.why}`,
          ),
        ]
      : [],
  );

const many = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

function readings({ readings: all }: Protocol): Mistake[] {
  const bare = all.flatMap(({ options, reason }, index) =>
    options.length < 2 || reason === undefined
      ? [
          warning(
            ['readings', index],
            'a reading says which options there were (two at least) and the reason',
          ),
        ]
      : [],
  );
  const unsigned = all.filter((reading) => !reading.owner_signed).length;
  if (unsigned === 0) return bare;
  const message = `${many(unsigned, 'reading is', 'readings are')} not signed by the owner yet, of ${all.length}`;
  return [...bare, note(['readings'], message)];
}

function links({ links: all }: Protocol): Mistake[] {
  const missing = all.filter(({ url }) => url === undefined).length;
  const message = `${many(missing, 'link has', 'links have')} no address yet: the owner supplies them`;
  return missing === 0 ? [] : [note(['links'], message)];
}

/** What a protocol can be used with, and its owner should still look at. */
export const checkLooseEnds = (protocol: Protocol): Mistake[] => [
  ...unusedRoles(protocol),
  ...unusedForms(protocol),
  ...unconfirmedAddresses(protocol),
  ...readings(protocol),
  ...links(protocol),
];
