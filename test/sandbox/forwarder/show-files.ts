import { offerIn } from '../teams-client/answer-offer.ts';
import type { Activity } from './journal.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
const TEAMS_FILE = /^application\/vnd\.microsoft\.teams\.card\.file\./;

/** The same, with its file cards, which the Playground cannot show, in words that say where the file is. */
export function showFiles(activity: Activity): Activity {
  const { attachments } = activity;
  if (!attachments?.some(({ contentType }) => TEAMS_FILE.test(contentType))) return activity;
  const shown = attachments.map((one) =>
    TEAMS_FILE.test(one.contentType) ? { contentType: CARD, content: cardFor(one, activity) } : one,
  );
  return { ...activity, attachments: shown };
}

function cardFor(one: NonNullable<Activity['attachments']>[number], activity: Activity): unknown {
  const offer = offerIn({ ...activity, attachments: [one] });
  const { name } = one as { name?: string };
  const [title, words] = offer
    ? [`The bot offers a file: ${offer.name}`, 'Take it or decline it on the control page, under “Files”.']
    : [`The file ${name ?? ''} has come`, 'It lies on the control page, under “Files”.'];
  const body = [
    { type: 'TextBlock', text: title, weight: 'bolder', wrap: true },
    ...(offer && offer.description !== ''
      ? [{ type: 'TextBlock', text: offer.description, wrap: true }]
      : []),
    { type: 'TextBlock', text: words, wrap: true },
  ];
  return { type: 'AdaptiveCard', version: '1.5', body };
}
