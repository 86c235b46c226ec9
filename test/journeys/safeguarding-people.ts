import { type Casting, cast } from './cast-protocol.ts';
import { type Directory, type Partnership, startPartnership } from './partnership.ts';

export const PROTOCOL = 'sandwell-safeguarding';

const AGENCIES = [
  { id: 'mercia-clinic', name: 'Mercia Clinic', type: 'health' },
  { id: 'mercia-trust', name: "Mercia Children's Trust", type: 'childrens-trust' },
  { id: 'mercia-police', name: 'Mercia Police', type: 'police' },
  { id: 'mercia-board', name: 'Mercia Partnership Office', type: 'council' },
];

const CASTING: Casting = [
  ['Hana Nurse', 'practitioner', 'mercia-clinic'],
  ['Hugo Line', 'line-manager', 'mercia-clinic'],
  ['Hilda Senior', 'senior-manager', 'mercia-clinic'],
  ['Howard Chief', 'director', 'mercia-clinic'],
  ['Holly Delegate', 'scsp-representative', 'mercia-clinic'],
  ['Tariq Worker', 'practitioner', 'mercia-trust'],
  ['Tessa Line', 'line-manager', 'mercia-trust'],
  ['Toby Senior', 'senior-manager', 'mercia-trust'],
  ['Thea Chief', 'director', 'mercia-trust'],
  ['Tina Delegate', 'scsp-representative', 'mercia-trust'],
  ['Paul Constable', 'practitioner', 'mercia-police'],
  ['Petra Line', 'line-manager', 'mercia-police'],
  ['Piers Senior', 'senior-manager', 'mercia-police'],
  ['Polly Chief', 'director', 'mercia-police'],
  ['Ivo Reviewer', 'iro', 'mercia-board'],
  ['Quentin Quality', 'director-quality-review', 'mercia-board'],
  ['Bronwen Office', 'business-manager', 'mercia-board'],
  ['Celia Chair', 'chair', 'mercia-board'],
];

export const TRUST_WORKER = "Tariq Worker, Mercia Children's Trust";
export const CONSTABLE = 'Paul Constable, Mercia Police';
export const NURSE = 'Hana Nurse, Mercia Clinic';

/** What the resolution form says of the child: nothing of it may be seen outside the form. */
export const CHILD = {
  text_childName: 'Yaffle Numbat',
  text_childBorn: '2016-04-03',
  text_childAddress: '1 Narwhal Road',
  text_currentNeed: 'Child Protection (S47)',
  text_perceivedNeed: 'Child Protection (S47)',
};

/** A partnership with everybody whom Sandwell's safeguarding policy asks for. */
export const startSafeguarding = (
  at: string,
  change: (directory: Directory) => void = () => undefined,
): Promise<Partnership> =>
  startPartnership(at, (directory) => {
    cast(directory, PROTOCOL, AGENCIES, CASTING);
    change(directory);
  });
