import { type Desk, REF, openDesk } from '../fixtures/desk.ts';
import { at, dorsetSend, sandwellSend } from '../fixtures/given.ts';

export const sandwell = (): Promise<Desk> =>
  openDesk(sandwellSend, at('2026-09-07 09:00'), [{ key: 'disagreement-arose' }, { key: 'raised' }]);

/** The talk has failed; the practitioner writes to the Team Manager next. */
export const dorset = async (): Promise<Desk> => {
  const desk = await openDesk(dorsetSend, at('2026-09-07 09:00'), [{ key: 'raised' }]);
  await desk.tell('raising practitioner', { key: 'unresolved' });
  await desk.deliver();
  return desk;
};

/** What has left the service, in order. */
export const kinds = (desk: Desk): string[] => desk.sent.map(({ effect }) => effect.kind);

export const pending = async (desk: Desk): Promise<string[]> =>
  (await desk.store.pendingEffects(REF)).map(({ effect }) => effect.kind);
