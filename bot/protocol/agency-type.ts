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
