import { type Casting, cast } from './cast-protocol.ts';
import { type Directory, type Partnership, startPartnership } from './partnership.ts';

export const PROTOCOL = 'birmingham';

const AGENCIES = [
  { id: 'arden-trust', name: "Arden Children's Trust", type: 'childrens-trust' },
  { id: 'arden-police', name: 'Arden Police', type: 'police' },
  { id: 'arden-school', name: 'Arden School', type: 'school' },
  { id: 'arden-therapy', name: 'Arden Therapy', type: 'self-employed' },
  { id: 'arden-board', name: 'Arden Partnership Office', type: 'council' },
];

/** At the school one person holds three levels; the therapist works alone, for a body with a safeguarding lead. */
const CASTING: Casting = [
  ['Tara Worker', 'practitioner', 'arden-trust'],
  ['Ted Line', 'line-manager', 'arden-trust'],
  ['Trudy Service', 'senior-manager', 'arden-trust'],
  ['Theo Director', 'director', 'arden-trust'],
  ['Pam Constable', 'practitioner', 'arden-police'],
  ['Pete Line', 'line-manager', 'arden-police'],
  ['Percy Inspector', 'senior-manager', 'arden-police'],
  ['Pearl Super', 'director', 'arden-police'],
  ['Sally Teacher', 'practitioner', 'arden-school'],
  ['Simon Head', 'head-teacher', 'arden-school'],
  ['Solveig Alone', 'practitioner', 'arden-therapy'],
  ['Lars Lead', 'safeguarding-lead', 'arden-therapy'],
  ['Hester Safeguarding', 'head-of-safeguarding', 'arden-trust'],
  ['Boris Manager', 'business-manager', 'arden-board'],
  ['Clara Chair', 'chair', 'arden-board'],
];

export const CONSTABLE = 'Pam Constable, Arden Police';
export const THERAPIST = 'Solveig Alone, Arden Therapy';
export const TEACHER = 'Sally Teacher, Arden School';

export const APPROVED = { confirm0: true, confirm1: true, confirm2: true };

/** A partnership with everybody whom Birmingham's protocol asks for. */
export const startBirmingham = (
  at: string,
  change: (directory: Directory) => void = () => undefined,
): Promise<Partnership> =>
  startPartnership(at, (directory) => {
    cast(directory, PROTOCOL, AGENCIES, CASTING);
    change(directory);
  });
