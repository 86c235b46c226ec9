/** A type without `readonly` and with every property required: what is left is its names and values. */
type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? Plain<Item>[]
    : { [Key in keyof T]-?: Plain<Exclude<T[Key], undefined>> };

/**
 * True where two types have the same names and values. A schema that does not know a new optional property would
 * compile against the type, and refuse the first row that has it: this makes it an error of the build.
 */
export type SameShape<A, B> = [Plain<A>] extends [Plain<B>]
  ? [Plain<B>] extends [Plain<A>]
    ? true
    : false
  : false;

/** Compiles only for `true`. */
export type Assert<T extends true> = T;
