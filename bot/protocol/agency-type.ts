/** The kinds of agency that a directory may name; what a protocol says of a kind finds its agencies by it. */
export const AGENCY_TYPES = [
  'school',
  'council',
  'childrens-trust',
  'health',
  'police',
  'sendiass',
  'criminal-justice',
  'social-care',
  'voluntary',
  'housing',
  'probation',
  'self-employed',
  'other',
] as const;
export type AgencyType = (typeof AGENCY_TYPES)[number];

/** One agency of each kind, as people call it. */
export const AGENCY_KINDS: Readonly<Record<AgencyType, string>> = {
  school: 'School or college',
  council: 'Council',
  'childrens-trust': "Children's trust",
  health: 'Health service',
  police: 'Police',
  sendiass: 'SENDIASS',
  'criminal-justice': 'Criminal justice',
  'social-care': 'Social care',
  voluntary: 'Voluntary organisation',
  housing: 'Housing',
  probation: 'Probation',
  'self-employed': 'Somebody self-employed',
  other: 'Another kind',
};
