export const PROTOCOL = 'birmingham';

/** Those whom one may disagree with, as the list names them. */
export const CONSTABLE = 'Imran Sadiq, Constable, child protection, Canal District Police';
export const THERAPIST = 'Zoe Lambert, Play therapist, self-employed, Alder Therapy';
export const TEACHER = 'Leo Castle, Pastoral lead, Canalside School';

/** What is ticked when a record is put in. */
export const APPROVED = { confirm0: true, confirm1: true, confirm2: true };
