import type { Activity, Attachment, TurnContext } from 'botbuilder';

/** What the small bot does with the files of a chat. */

interface Download {
  downloadUrl: string;
}

/** The names and texts of the files of a message; undefined where there are none. */
export async function readFiles(attachments: Attachment[] = []): Promise<string | undefined> {
  const files = attachments.filter((one) => one.contentType.endsWith('file.download.info'));
  if (files.length === 0) return undefined;
  const texts = files.map(async ({ name = '', content }) => {
    const response = await fetch((content as Download).downloadUrl);
    return `${name}: ${response.ok ? await response.text() : response.status}`;
  });
  return (await Promise.all(texts)).join('\n');
}

export function offerFile(name: string, text: string): Partial<Activity> {
  const content = {
    description: 'Who is who',
    sizeInBytes: Buffer.byteLength(text),
    acceptContext: { text },
    declineContext: {},
  };
  return {
    attachments: [{ contentType: 'application/vnd.microsoft.teams.card.file.consent', name, content }],
  };
}

interface Consent {
  action: string;
  /** Without a text where the file was declined. */
  context: { text?: string };
  uploadInfo?: { uploadUrl: string; name: string };
}

/** Puts the file where it was agreed, and says how it went. */
export async function putFile(context: TurnContext): Promise<void> {
  const { action, context: given, uploadInfo } = context.activity.value as Consent;
  const size = Buffer.byteLength(given.text ?? '');
  const put =
    uploadInfo &&
    (await fetch(uploadInfo.uploadUrl, {
      method: 'PUT',
      body: given.text ?? '',
      headers: { 'content-range': `bytes 0-${size - 1}/${size}` },
    }));
  await context.sendActivity(`${action} ${uploadInfo?.name ?? ''} ${put?.status ?? ''}`.trim());
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200 } });
}
