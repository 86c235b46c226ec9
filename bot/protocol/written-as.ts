import * as z from 'zod';

/** Names and marks of a protocol file that must be written in one way, each with that way in words. */
const written = (pattern: RegExp, how: string) => z.string().regex(pattern, how);

export const protocolId = written(
  /^[a-z][a-z0-9-]*$/,
  'small letters, digits and hyphens, with a letter first, such as north-shire',
);
export const versionNumber = written(/^\d+$/, "a whole number in quotation marks, such as '1'");
export const protocolCode = written(/^[A-Z]{2}$/, 'two capital letters, such as NS');
export const sha256 = written(
  /^[0-9a-f]{64}$/,
  'the SHA-256 of the document, 64 digits and small letters from a to f',
);
export const stageId = written(/^\w{1,4}$/, 'one to four letters or digits, such as 3a');
export const fieldId = written(
  /^[a-zA-Z]\w*$/,
  'letters, digits and _ without spaces, with a letter first, such as childName',
);
/** What a duty keeps shut: `close`, or `to:STAGE`. */
export const exitName = written(/^(close|to:\w+)$/, '"close", or "to:" with a stage, such as "to:3"');
