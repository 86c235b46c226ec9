type Way = readonly [pattern: RegExp, how: string];

/** Names and marks of a protocol file that must be written in one way, each with that way in words. */
export const WRITTEN_AS = {
  id: [/^[a-z][a-z0-9-]*$/, 'small letters, digits and hyphens, with a letter first, such as north-shire'],
  version: [/^\d+$/, "a whole number in quotation marks, such as '1'"],
  code: [/^[A-Z]{2}$/, 'two capital letters, such as NS'],
  sha256: [/^[0-9a-f]{64}$/, 'the SHA-256 of the document, 64 digits and small letters from a to f'],
  stage: [/^\w{1,4}$/, 'one to four letters or digits, such as 3a'],
  field: [/^[a-zA-Z]\w*$/, 'letters, digits and _ without spaces, with a letter first, such as childName'],
  /** What a duty keeps shut: `close`, or `to:STAGE`. */
  exit: [/^(close|to:\w+)$/, '"close", or "to:" with a stage, such as "to:3"'],
} as const satisfies Record<string, Way>;
