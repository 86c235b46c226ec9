export const PROTOCOL = 'sandwell-safeguarding';

/** Those whom one may disagree with, as the list names them. */
export const TRUST_WORKER = "Leah Morgan, Social worker, Sandwell Children's Trust";
export const CONSTABLE = 'Aaron Pike, Constable, child protection, Sandwell Police';
export const NURSE = 'Sunita Rao, Speech and language therapist, Riverside NHS Trust';

/** What the resolution form says of the child: nothing of it may be seen outside the form. */
export const CHILD = {
  text_childName: 'Yaffle Numbat',
  text_childBorn: '2016-04-03',
  text_childAddress: '1 Narwhal Road',
  text_currentNeed: 'Child Protection (S47)',
  text_perceivedNeed: 'Child Protection (S47)',
};
