interface Listed {
  /** The directory's id; where no Entra id is given and they are not outside, their Entra object id. */
  readonly id: string;
  readonly entraId?: string | undefined;
  /** Not in the partnership's Teams. */
  readonly outside?: boolean | undefined;
}

/** By which account of Entra somebody signs in, in small letters; undefined for whoever is outside Teams. */
export const accountOf = ({ id, entraId, outside }: Listed): string | undefined =>
  outside === true ? undefined : (entraId ?? id).toLowerCase();

/** The entry of whom Teams has authenticated; undefined where nobody listed has that account. */
export function signedInAs<Entry extends Listed>(
  people: readonly Entry[],
  entraId: string,
): Entry | undefined {
  const account = entraId.toLowerCase();
  return people.find((person) => accountOf(person) === account);
}
