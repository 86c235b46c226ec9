import type { World } from '../bot/protocol/world.ts';
import { sayList } from './say-list.ts';
import { plainName } from './say-people.ts';

/** Who reads every case of a procedure beside its people: "the business manager of the partnership, Olive Ward". */
export function sayManagers({ settings, roster }: Pick<World, 'settings' | 'roster'>): string {
  const managers = settings?.managers ?? [];
  const names = managers.flatMap((id) => roster?.people.get(id)?.name ?? []).map(plainName);
  const title = `the business ${managers.length > 1 ? 'managers' : 'manager'} of the partnership`;
  return names.length === 0 ? title : `${title}, ${sayList(names)}`;
}
