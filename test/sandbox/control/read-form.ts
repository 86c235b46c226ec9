/** What a form of the page, or a program with JSON, has sent. */
export interface SentForm {
  fields: Record<string, string>;
  file?: { name: string; bytes: Buffer };
}

/** Reads a form (with a file or without) or JSON, where a file is `{name, text}`. Rejects when it is neither. */
export async function readForm(contentType: string | undefined, body: Buffer): Promise<SentForm> {
  if (contentType?.includes('json') === true) {
    const fields = JSON.parse(body.toString('utf8')) as Record<string, string>;
    const { name, text } = fields;
    if (name === undefined || text === undefined) return { fields };
    return { fields, file: { name, bytes: Buffer.from(text) } };
  }
  if (contentType?.startsWith('multipart/form-data') !== true)
    return { fields: Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
  const sent = new Response(new Uint8Array(body), { headers: { 'content-type': contentType } });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- warns of strangers' forms, and only whoever sits here sends any
  const entries = [...(await sent.formData()).entries()];
  const fields = entries.flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  // A form in which no file was chosen sends an empty one without a name.
  const file = entries
    .map(([, value]) => value)
    .find((value) => typeof value !== 'string' && value.name !== '');
  return {
    fields: Object.fromEntries(fields),
    ...(file !== undefined &&
      typeof file !== 'string' && {
        file: { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) },
      }),
  };
}
