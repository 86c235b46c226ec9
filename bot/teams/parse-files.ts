import * as z from 'zod';

/** A file that somebody dropped into the chat: its name, and where Teams keeps it for a while. */
export interface GivenFile {
  readonly name: string;
  /** As its name ends, in small letters: `csv`. */
  readonly type: string;
  readonly url: string;
}

/** The answer to a file that was offered: whether they want it, and where it then goes. */
export interface ConsentGiven {
  readonly accepted: boolean;
  /** What was offered, as the offer named it. */
  readonly offer: string;
  readonly upload?: {
    readonly url: string;
    /** What the card about the stored file names. */
    readonly contentUrl: string;
    readonly name: string;
    readonly uniqueId: string;
    readonly fileType: string;
  };
}

const address = z.string().max(4_096);

const dropped = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().max(400).nullish(),
  content: z.object({ downloadUrl: address, fileType: z.string().max(40).nullish() }),
});

const MOST_FILES = 10;
const endingOf = (name: string): string => /\.(\w{1,10})$/.exec(name)?.[1] ?? '';

/** The files among the attachments of a message; whatever else is attached is passed over. */
export function filesIn(attachments: unknown): GivenFile[] {
  if (!Array.isArray(attachments)) return [];
  return attachments.slice(0, MOST_FILES).flatMap((one) => {
    const parsed = dropped.safeParse(one);
    if (!parsed.success) return [];
    const { name, content } = parsed.data;
    const type = content.fileType ?? endingOf(name ?? '');
    return [{ name: name ?? '', type: type.toLowerCase(), url: content.downloadUrl }];
  });
}

const answered = z.object({
  action: z.enum(['accept', 'decline']),
  context: z.object({ offer: z.string().max(60) }),
  uploadInfo: z
    .object({
      uploadUrl: address,
      contentUrl: address,
      name: z.string().max(400),
      uniqueId: z.string().max(200),
      fileType: z.string().max(40),
    })
    .nullish(),
});

/** Reads the value of a `fileConsent/invoke`; undefined where it is none of ours. */
export function consentIn(value: unknown): ConsentGiven | undefined {
  const parsed = answered.safeParse(value);
  if (!parsed.success) return undefined;
  const { action, context, uploadInfo } = parsed.data;
  const accepted = action === 'accept';
  if (!accepted) return { accepted, offer: context.offer };
  if (!uploadInfo) return undefined;
  const { uploadUrl: url, ...stored } = uploadInfo;
  return { accepted, offer: context.offer, upload: { url, ...stored } };
}

const ENTITIES: readonly [RegExp, string][] = [
  [/&nbsp;|\u00a0/g, ' '],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&quot;/g, '"'],
  [/&#39;/g, "'"],
  [/&amp;/g, '&'],
];

/** A text of several lines as it was pasted, without the markup that Teams may put around lines; undefined for one line. */
export function pastedText(text: string): string | undefined {
  const lines = text
    .replace(/<br\s{0,9}\/?>|<\/(?:p|div)>/gi, '\n')
    .replace(/<\/?(?:p|div|span|at|b|i|strong|em|a|pre|code)\b[^<>]{0,400}>/gi, '');
  const read = ENTITIES.reduce((known, [pattern, meant]) => known.replace(pattern, meant), lines).trim();
  return /\n/.test(read) ? read : undefined;
}
