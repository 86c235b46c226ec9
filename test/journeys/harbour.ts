import { fileURLToPath } from 'node:url';
import { type Directory, type Partnership, startPartnership } from './partnership.ts';

const FILE = fileURLToPath(new URL('../fixtures/protocols/harbour-mediation.yaml', import.meta.url));
const PROTOCOL = 'harbour-mediation';

/** Who is who at the harbour: six people, one in each part, and a business manager with none. */
const PARTS = [
  { name: 'Bea Quayle', role: 'practitioner', agency: 'harbour-school' },
  { name: 'Noor Aziz', role: 'lead', agency: 'harbour-school' },
  { name: 'Finn Doyle', role: 'practitioner', agency: 'harbour-clinic' },
  { name: 'Wanda Pike', role: 'lead', agency: 'harbour-clinic' },
  { name: 'Ravi Menon', role: 'mediator', agency: 'harbour-office' },
  { name: 'Greta Holm', role: 'office', agency: 'harbour-office' },
] as const;
const MANAGER = { name: 'Odette Vane', id: '00000000-0000-4000-8000-000000000009' };

const idOf = (index: number): string => `00000000-0000-4000-8000-00000000000${index}`;
const emailOf = (name: string): string => `${name.toLowerCase().replace(' ', '.')}@harbour.example`;

function settle(directory: Directory): void {
  directory.agencies.push(
    { id: 'harbour-school', name: 'Harbour School', type: 'school' },
    { id: 'harbour-clinic', name: 'Harbour Clinic', type: 'health' },
    { id: 'harbour-office', name: 'Harbour Office', type: 'council' },
  );
  for (const [index, { name, role, agency }] of PARTS.entries()) {
    const id = idOf(index);
    directory.people.push({ id, name, email: emailOf(name), agency, employer: 'other', jobTitle: role });
    directory.roles.push({ protocol: PROTOCOL, role, agency, person: id });
  }
  const { id, name } = MANAGER;
  const post = { agency: 'harbour-office', employer: 'other', jobTitle: 'business manager' };
  directory.people.push({ id, name, email: emailOf(name), ...post });
  directory.settings.push({ protocol: PROTOCOL, managers: [id] });
  directory.channels.push({ protocol: PROTOCOL, name: 'Harbour mediation' });
}

/** A partnership with a sixth protocol: one more file beside those that ship, and people in the directory. */
export const startHarbour = (at: string): Promise<Partnership> => startPartnership(at, settle, [FILE]);
