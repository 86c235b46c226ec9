/** Agencies of a type, as a group: "the procedure says so for schools". */
const GROUPS: Readonly<Record<string, string>> = {
  school: 'schools',
  council: 'councils',
  'childrens-trust': "children's trusts",
  health: 'health services',
  police: 'the police',
  sendiass: 'SENDIASS',
  'criminal-justice': 'criminal justice agencies',
  'social-care': 'social care',
  voluntary: 'voluntary organisations',
  housing: 'housing services',
  probation: 'the probation service',
  'self-employed': 'people who are self-employed',
};

/** "schools"; "agencies of this kind" for a type that has no word of its own. */
export const sayAgencyType = (type: string | undefined): string =>
  GROUPS[type ?? ''] ?? 'agencies of this kind';
