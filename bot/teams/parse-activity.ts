import * as z from 'zod';
import { type ConsentGiven, type GivenFile, consentIn, filesIn, pastedText } from './parse-files.ts';

/** Where something was said: a chat with one person, or a thread in a team's channel. */
export interface Place {
  readonly conversationId: string;
  readonly personal: boolean;
  readonly serviceUrl: string;
  readonly tenantId: string | undefined;
  readonly teamId: string | undefined;
  readonly channelId: string | undefined;
}

/** Who said it, as Teams authenticated them. */
export interface Speaker {
  readonly teamsId: string;
  readonly name: string;
  readonly entraId: string | undefined;
}

/** What Teams sends, translated once: everything behind this file speaks of these, and of nothing else. */
export type Inbound = { readonly id: string; readonly place: Place; readonly speaker: Speaker } & (
  | {
      kind: 'said';
      text: string;
      /** Dropped into the chat. */
      files?: readonly GivenFile[];
      /** The text with its lines, where it has several. */
      pasted?: string;
    }
  | { kind: 'pressed'; value: unknown }
  /** What somebody said to a file that was offered to them. */
  | { kind: 'consented'; consent: ConsentGiven }
  /** The bot was added, as Teams tells in two ways; or the app was brought up to date. */
  | { kind: 'installed'; how: 'added' | 'member-added' | 'upgraded' }
);
export type ParsedActivity = Inbound | { readonly kind: 'unsupported'; readonly reason: string };

const account = z.object({
  id: z.string().max(512),
  name: z.string().max(512).nullish(),
  aadObjectId: z.string().max(64).nullish(),
});

const activitySchema = z.object({
  type: z.string(),
  id: z.string().max(512).nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  text: z.string().max(100_000).nullish(),
  serviceUrl: z.string().max(2_048),
  from: account,
  recipient: account,
  conversation: z.object({
    id: z.string().max(1_024),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  membersAdded: z.array(account).nullish(),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).nullish(),
      team: z.object({ id: z.string() }).nullish(),
      channel: z.object({ id: z.string() }).nullish(),
    })
    .nullish(),
  value: z.unknown().optional(),
  attachments: z.unknown().optional(),
});
type Activity = z.infer<typeof activitySchema>;

/** What a person typed, without mentions and markup: `<at>Counterpart</at>&nbsp;my  cases` is `my cases`. */
export const plainText = (text: string): string =>
  text
    .replace(/<at\b[^<>]*>.{0,400}?<\/at>/gis, ' ')
    .replace(/<[^<>]+>/g, ' ')
    .replace(/&nbsp;|\u00a0|\u200b/g, ' ')
    // Phones and word processors make a dash of a hyphen.
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

function placeOf(activity: Activity): Place {
  const { conversation, channelData } = activity;
  return {
    conversationId: conversation.id,
    personal: (conversation.conversationType ?? 'personal') === 'personal',
    serviceUrl: activity.serviceUrl,
    tenantId: conversation.tenantId ?? channelData?.tenant?.id,
    teamId: channelData?.team?.id,
    channelId: channelData?.channel?.id,
  };
}

const saidIn = ({ text, attachments }: Activity) => {
  const files = filesIn(attachments);
  const pasted = pastedText(text ?? '');
  return {
    kind: 'said' as const,
    text: plainText(text ?? ''),
    ...(files.length > 0 && { files }),
    ...(pasted !== undefined && { pasted }),
  };
};

type Invoked =
  | { readonly kind: 'pressed'; readonly value: unknown }
  | { readonly kind: 'consented'; readonly consent: ConsentGiven }
  | undefined;

function invokedIn({ name, value }: Activity): Invoked {
  if (name === 'adaptiveCard/action') return { kind: 'pressed', value };
  const consent = name === 'fileConsent/invoke' ? consentIn(value) : undefined;
  return consent && { kind: 'consented', consent };
}

/** Translates an activity; whatever is not understood is `unsupported`, with the reason. Never throws. */
export function parseActivity(raw: unknown): ParsedActivity {
  const parsed = activitySchema.safeParse(raw);
  if (!parsed.success)
    return { kind: 'unsupported', reason: 'the activity has not the shape that Teams sends' };
  const activity = parsed.data;
  const { from } = activity;
  const base = {
    id: activity.id ?? '',
    place: placeOf(activity),
    speaker: { teamsId: from.id, name: from.name ?? '', entraId: from.aadObjectId ?? undefined },
  };
  switch (activity.type) {
    case 'message':
      return { ...base, ...saidIn(activity) };
    case 'invoke': {
      const invoked = invokedIn(activity);
      return invoked
        ? { ...base, ...invoked }
        : { kind: 'unsupported', reason: `the invoke "${activity.name ?? ''}"` };
    }
    case 'installationUpdate':
      return activity.action?.startsWith('add')
        ? { ...base, kind: 'installed', how: activity.action === 'add' ? 'added' : 'upgraded' }
        : { kind: 'unsupported', reason: 'the bot was removed' };
    case 'conversationUpdate':
      return activity.membersAdded?.some(({ id }) => id === activity.recipient.id)
        ? { ...base, kind: 'installed', how: 'member-added' }
        : { kind: 'unsupported', reason: 'a change in the conversation that does not concern the bot' };
    default:
      return { kind: 'unsupported', reason: `an activity of type "${activity.type}"` };
  }
}
