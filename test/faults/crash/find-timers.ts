import { nextWake } from '../../../bot/protocol/remind.ts';
import type { Person } from '../../../bot/ports/people.ts';
import { londonDay } from '../../../bot/protocol/instant.ts';
import { lay } from './climb-from.ts';
import type { Subject } from './crash-at.ts';
import type { Found, Raised, Witness } from './find-subjects.ts';
import { keep, putBack } from './keepsake.ts';
import type { Setting } from './setting.ts';

/** A command that the timer gives. */
const ticked = (given: Omit<Subject, 'act' | 'again'>, which: 'wake' | 'deliver'): Subject => ({
  ...given,
  act: (app) => app[which](),
  again: (app) => app[which](),
});

/** The first reminder of a case comes due. */
export async function findWake(setting: Setting, { kept, states }: Raised): Promise<Subject[]> {
  const [state] = states;
  const at = state && nextWake(state.world, state.case, state.now);
  if (!state || at === undefined) return [];
  const laid = await lay(setting, kept, state);
  const { id } = state.case.protocol;
  return [ticked({ name: `${id}: wake`, ref: kept.ref, kept: laid, at }, 'wake')];
}

/** Up to and with its first transaction: what is asked for is stored, and nothing of it has been tried. */
export async function findSweep(
  setting: Setting,
  { subject, calm }: Found,
  { app, gate }: Witness,
): Promise<Subject[]> {
  const commit = calm.crossings.findIndex(({ method, path }) => method === 'POST' && path.includes('$batch'));
  if (commit < 0) return [];
  await putBack(setting, subject.kept);
  setting.becomes(subject.at);
  gate.arm({ nth: commit + 1, when: 'after', fate: 'dies' });
  void subject.act(app);
  await gate.reached;
  gate.shut();
  const kept = await keep(setting, subject.ref);
  const at = new Date(Date.parse(subject.at) + 60_000).toISOString();
  return [
    ticked({ name: `${subject.name}, then deliver`, ref: subject.ref, kept, at, inDoubt: true }, 'deliver'),
  ];
}

/** Somebody who has to act now is away when the timer comes: the case is cast anew. The directory is put back by `undo`. */
export async function findRecast(setting: Setting, raised: Raised) {
  const [wake] = await findWake(setting, raised);
  const stage = raised.states[0]?.world.protocol.stages.find(({ id }) => id === raised.states[0]?.stage);
  const holder = raised.states[0]?.case.parties.find(
    ({ side, role }) => side === 'receiving' && stage?.holders.receiving === role,
  );
  const listed = (await setting.keeper.read()).people.find(({ id }) => id === holder?.person);
  if (!wake || !listed) return undefined;
  const day = londonDay(wake.at);
  const put = async (person: Person): Promise<void> => {
    await setting.keeper.apply([{ kind: 'put-person', person }], 'the proof', wake.at);
  };
  await put({ ...listed, away: { from: day, until: day } });
  return { subject: { ...wake, name: `${wake.name}, somebody away` }, undo: () => put(listed) };
}
