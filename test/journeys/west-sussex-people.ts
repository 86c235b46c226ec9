import { type Casting, cast } from './cast-protocol.ts';
import { type Directory, type Partnership, startPartnership } from './partnership.ts';

export const PROTOCOL = 'west-sussex';

const AGENCIES = [
  { id: 'downs-school', name: 'Downs School', type: 'school' },
  { id: 'downs-police', name: 'Downs Police', type: 'police' },
  { id: 'downs-board', name: 'Downs Partnership Office', type: 'council' },
];

const CASTING: Casting = [
  ['Dora Teacher', 'practitioner', 'downs-school'],
  ['Dan Teacher', 'practitioner', 'downs-school'],
  ['Dilys Line', 'line-manager', 'downs-school'],
  ['Doris Head', 'senior-manager', 'downs-school'],
  ['Duncan Lead', 'safeguarding-professional-lead', 'downs-school'],
  ['Pat Constable', 'practitioner', 'downs-police'],
  ['Perry Line', 'line-manager', 'downs-police'],
  ['Philip Inspector', 'senior-manager', 'downs-police'],
  ['Phoebe Lead', 'safeguarding-professional-lead', 'downs-police'],
  ['Scott Scrutineer', 'scrutineer', 'downs-board'],
  ['Olga Office', 'wsscp-business', 'downs-board'],
  ['Carla Child', 'senior-cp-manager', 'downs-board'],
  ['Derek Doctor', 'designated-doctor', 'downs-board'],
  ['Nina Nurse', 'designated-nurse', 'downs-board'],
  ['Conrad Council', 'council-chief', 'downs-board'],
  ['Helga Health', 'health-chief', 'downs-board'],
  ['Peter Police', 'police-chief', 'downs-board'],
];

export const CONSTABLE = 'Pat Constable, Downs Police';

/** A partnership with everybody whom the West Sussex protocol asks for. */
export const startWestSussex = (
  at: string,
  change: (directory: Directory) => void = () => undefined,
): Promise<Partnership> =>
  startPartnership(at, (directory) => {
    cast(directory, PROTOCOL, AGENCIES, CASTING);
    change(directory);
  });
