import { formOf } from '../bot/protocol/form-values.ts';
import { type World, dutyOf } from '../bot/protocol/world.ts';
import { inSentence } from './say-list.ts';

/** What a form is called inside a sentence: "the resolution form". */
export const formName = (title: string): string => `the ${inSentence(title.replace(/^(?:The|An?) /, ''))}`;

/**
 * What a duty's e-mail is called when others speak of it: never what it says.
 * @param version of a form of the protocol, where one version of it is meant
 */
export function writingName({ world }: { readonly world: World }, id: string, version?: number): string {
  const duty = dutyOf(world.protocol, id);
  const form = formOf(world.protocol, duty);
  if (form) return `${formName(form.title)}${version === undefined ? '' : ` (version ${version})`}`;
  const means = duty.writing?.fulfils ?? [];
  if (means.includes('notification-received')) return 'the matter';
  if (means.includes('response-sent')) return 'the written answer';
  if (means.includes('notice-sent')) return 'the notice';
  const startsOn = (event: string): boolean => duty.starts.some(({ key }) => key === event);
  if (!startsOn('resolved')) return 'the letter';
  // What is written down either way says how it went, which need not be that it was settled.
  return startsOn('unresolved') ? 'the written record' : 'the written outcome';
}
