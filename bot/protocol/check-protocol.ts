import type { Protocol } from './definition.ts';

/** Who is meant by their part in the case, and not by a role of the file. */
const WHOEVER: readonly string[] = ['holder', 'everyone'];

/** Names in a protocol file that point to nothing, each with its place; empty where all is well. */
export function danglingNames(protocol: Protocol): string[] {
  const stages = new Set(protocol.stages.map((stage) => stage.id));
  const duties = new Set(protocol.duties.map((duty) => duty.id));
  const roles = new Set(protocol.roles.map((role) => role.id));
  const wrong: string[] = [];
  const want = (known: Set<string>, id: string | undefined, place: string, what: string): void => {
    if (id !== undefined && id !== '*' && !known.has(id)) wrong.push(`${place}: there is no ${what} "${id}"`);
  };
  for (const stage of protocol.stages) {
    const place = `stages.${stage.id}`;
    want(stages, stage.next, `${place}.next`, 'stage');
    want(duties, stage.limitDuty, `${place}.limitDuty`, 'duty');
    want(duties, stage.window, `${place}.window`, 'duty');
    for (const role of Object.values(stage.holders)) want(roles, role, `${place}.holders`, 'role');
  }
  for (const duty of protocol.duties) {
    const place = `duties.${duty.id}`;
    want(stages, duty.stage, `${place}.stage`, 'stage');
    for (const ref of [...duty.starts, ...duty.doneBy]) {
      want(stages, ref.stage, place, 'stage');
      want(duties, ref.duty, place, 'duty');
    }
    for (const attest of duty.writing?.attest ?? [])
      want(duties, attest.duty, `${place}.writing.attest`, 'duty');
    for (const { role } of [duty.by, ...duty.to, ...duty.copies]) {
      if (!WHOEVER.includes(role)) want(roles, role, place, 'role');
    }
  }
  if (duties.size < protocol.duties.length) wrong.push('duties: two duties have the same id');
  if (stages.size < protocol.stages.length) wrong.push('stages: two stages have the same id');
  return wrong;
}
