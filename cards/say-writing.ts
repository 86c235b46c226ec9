import type { Duty } from '../bot/protocol/definition.ts';

/** What a duty's e-mail is called when others speak of it. */
export function writingName({ writing, starts }: Duty): string {
  const means = writing?.fulfils ?? [];
  if (means.includes('notification-received')) return 'the matter';
  if (means.includes('response-sent')) return 'the written answer';
  if (means.includes('notice-sent')) return 'the notice';
  return starts.some(({ key }) => key === 'resolved') ? 'the written outcome' : 'the letter';
}
