import { canHappen, writeRef } from './check-events.ts';
import { type Mistake, type Path, error, warning } from './check-mistake.ts';
import type { Duty, EventRef, Protocol, Who } from './definition.ts';

const SIDES = {
  each: 'both sides',
  raising: 'the raising side',
  receiving: 'the receiving side',
  neutral: 'neither side',
};

/** Whether anybody can be meant: somebody of the case's part in it, or a role that is on that side. */
function isOnSide(protocol: Protocol, { side, role }: Who): boolean {
  if (role === 'everyone') return true;
  if (role === 'holder') {
    const held =
      side === 'neutral' ? ['neutral' as const] : side === 'raising' || side === 'receiving' ? [side] : [];
    return held.every((it) => protocol.stages.some(({ holders }) => holders[it] !== undefined));
  }
  const on = protocol.roles.find(({ id }) => id === role)?.side;
  if (on === undefined || on === side) return true;
  if (side === 'neutral' || on === 'neutral') return false;
  return on === 'each' || side === 'joint';
}

const place = (list: readonly Who[], key: 'to' | 'copies', at: number): Path =>
  list.length === 1 ? [key, 'role'] : [key, at, 'role'];

function offSide(protocol: Protocol, duty: Duty): Mistake[] {
  const all: readonly (readonly [path: Path, who: Who])[] = [
    [['by', 'role'], duty.by],
    ...duty.to.map((who, at) => [place(duty.to, 'to', at), who] as const),
    ...duty.copies.map((who, at) => [place(duty.copies, 'copies', at), who] as const),
  ];
  return all.flatMap(([path, who]) => {
    if (isOnSide(protocol, who)) return [];
    const on = protocol.roles.find(({ id }) => id === who.role)?.side;
    const where = on === undefined ? 'no stage is held there' : `the role is of ${SIDES[on]}`;
    const what = path[0] === 'by' ? 'nobody can do it' : 'nobody gets it';
    return [error(path, `${what}: there is no "${who.role}" on the side "${who.side}" (${where})`)];
  });
}

/** What starts it must be able to happen. */
function unstarted(protocol: Protocol, duty: Duty, list: 'starts' | 'countsFrom'): Mistake[] {
  const cannot = duty[list].filter((ref) => !canHappen(protocol, duty, ref));
  const all = list === 'starts' && cannot.length === duty.starts.length;
  const result = list === 'starts' ? 'the duty never begins' : 'its time never runs from there';
  return cannot.map((ref) => {
    const where = ref.stage === '*' ? 'in any stage' : `in stage ${ref.stage ?? duty.stage}`;
    const message = `nothing can bring about "${writeRef(ref)}" ${where}`;
    return all
      ? error([list, duty[list].indexOf(ref)], `${message}, so ${result}`)
      : warning([list, duty[list].indexOf(ref)], message);
  });
}

/** True where one event can be both: a star is every stage, and what names no medium or duty means any. */
function meets(duty: Duty, one: EventRef, other: EventRef): boolean {
  const stage = ({ stage: named = duty.stage }: EventRef): string => named;
  const isSame = (a: string | undefined, b: string | undefined): boolean =>
    a === undefined || b === undefined || a === b;
  return (
    one.key === other.key &&
    (stage(one) === '*' || stage(other) === '*' || stage(one) === stage(other)) &&
    isSame(one.medium, other.medium) &&
    isSame(one.duty, other.duty)
  );
}

/** What a duty is to bring about cannot be what it begins with. */
const circular = (duty: Duty): Mistake[] =>
  duty.starts.flatMap((start, at) =>
    duty.doneBy.some((done) => meets(duty, start, done))
      ? [
          error(
            ['starts', at],
            `it begins with "${writeRef(start)}", and that is what it is to bring about (doneBy): it would be done as it begins`,
          ),
        ]
      : [],
  );

/** An e-mail that arrives must do its duty. */
function unfulfilled({ id, stage, doneBy, writing }: Duty): Mistake[] {
  if (!writing) return [];
  const fits = doneBy.some(
    (ref) =>
      writing.fulfils.some((key) => key === ref.key) &&
      (ref.duty === undefined || ref.duty === id) &&
      (ref.stage === undefined || ref.stage === '*' || ref.stage === stage),
  );
  if (fits) return [];
  const arrives = writing.fulfils.join(', ');
  const named = ['letter-sent', 'notice-sent'].includes(arrives) ? `${arrives}#${id}` : arrives;
  return [
    error(
      ['writing', 'fulfils'],
      `its e-mail arrives as "${arrives}", and nothing in doneBy says so: nobody can ever finish it. Add "${named}" to doneBy`,
    ),
  ];
}

/** What is decided has no button of its own: an event of its stage must do it. */
function undecided(protocol: Protocol, duty: Duty): Mistake[] {
  if (duty.writing) return [];
  const wants = duty.doneBy.find((ref) => ref.duty === undefined && ref.key !== 'entered');
  const can = duty.doneBy.some((ref) => canHappen(protocol, duty, ref));
  if (can || (duty.kind !== 'decide' && wants === undefined)) return [];
  const why =
    duty.doneBy.length === 0
      ? 'a decision has no button of its own, and doneBy is empty'
      : `none of what is in doneBy can happen in stage ${duty.stage}`;
  return [error(duty.doneBy.length === 0 ? ['id'] : ['doneBy'], `nobody can do it: ${why}`)];
}

function badWriting({ writing, medium }: Duty): Mistake[] {
  if (!writing) {
    const form = medium === 'form';
    return form ? [warning(['medium'], 'it is done by a form, and it has no "writing" with one')] : [];
  }
  if (writing.form !== undefined && writing.fields.length > 0)
    return [error(['writing', 'fields'], 'it has a form and fields of its own; keep one of the two')];
  return writing.form === undefined && writing.fields.length === 0
    ? [error(['writing'], 'there is nothing to write: give it "fields", or a "form" of the protocol')]
    : [];
}

/** A time that the escalating person states is there only where a stage asks for it. */
function unstated(protocol: Protocol, duty: Duty): Mistake[] {
  const stage = protocol.stages.find(({ id }) => id === duty.stage);
  if (duty.limit?.unit !== 'stated' || !stage || stage.stated !== undefined) return [];
  return [
    error(
      ['limit'],
      `nobody is asked how long it may take: stage ${stage.id} needs "stated: must" or "stated: may"`,
    ),
  ];
}

/** Duties that nobody can fulfil. */
export const checkDuties = (protocol: Protocol): Mistake[] =>
  protocol.duties.flatMap((duty, index) =>
    [
      ...offSide(protocol, duty),
      ...unstarted(protocol, duty, 'starts'),
      ...unstarted(protocol, duty, 'countsFrom'),
      ...circular(duty),
      ...badWriting(duty),
      ...unfulfilled(duty),
      ...undecided(protocol, duty),
      ...unstated(protocol, duty),
    ].map((mistake) => ({ ...mistake, path: ['duties', index, ...mistake.path] })),
  );
