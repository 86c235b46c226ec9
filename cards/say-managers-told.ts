import { noticeOf } from '../bot/protocol/call-people.ts';
import { isManagersToKnow } from '../bot/protocol/tell-of-failures.ts';
import type { View } from './view.ts';

/**
 * Where the business manager should have heard of what did not arrive, and has not for certain: then it is for whoever
 * reads this. Empty where they were told, and while the mail to them is on its way.
 */
export function sayManagersTold({ world, case: { receipts } }: View): string[] {
  const all = Object.entries(receipts);
  if (!all.some(([key, receipt]) => isManagersToKnow(key, receipt))) return [];
  const told = all.filter(([key]) => noticeOf(key)?.reason === 'not-delivered');
  const outcomes = told.map(([, { outcome }]) => outcome);
  if (outcomes.includes('failed'))
    return ['The business manager could not be told of it by e-mail. Please tell them yourself.'];
  if (outcomes.includes('unknown')) return ['It is not certain that the business manager was told of it.'];
  const isNamed = (world.settings?.managers ?? []).length > 0;
  return isNamed || told.length > 0
    ? []
    : ['No business manager is named for this procedure, so nobody else was told of it.'];
}
