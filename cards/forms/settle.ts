import { peopleMeant, stageHolders } from '../../bot/protocol/authority.ts';
import type { Party } from '../../bot/protocol/case.ts';
import type { Stage } from '../../bot/protocol/definition.ts';
import { text } from '../card-parts.ts';
import { sayList, upperFirst } from '../say-list.ts';
import { sayPeopleInRole } from '../say-people.ts';
import { type FormContext, type PlanForm, nothingToDo, stageSeen } from './form-plan.ts';

export const WORDING_MAX = 3000;

/** Those on every other side who are asked whether the wording is right. */
function otherSides({ world, case: kase, viewer, ...rest }: FormContext): Party[] {
  const stage = stageSeen({ world, case: kase, viewer, ...rest });
  const holders = stage ? stageHolders(kase, stage) : [];
  const mine = holders.find((party) => party.person === viewer);
  return holders.filter((party) => party.side !== mine?.side);
}

/** "Tom Baker (…) then says whether this is right."; of a stage with three sides, each of the others. */
function sayOthers(context: FormContext, stage: Stage): string {
  const people = otherSides(context);
  const sides = [...new Set(people.map(({ side }) => side))];
  if (stage.decidedBy !== 'all' || sides.length < 2)
    return `${sayPeopleInRole(context.world, people, 'or') || 'The other side'} then says whether this is right.`;
  const each = sides.map((side) =>
    sayPeopleInRole(
      context.world,
      people.filter((party) => party.side === side),
      'or',
    ),
  );
  return `${upperFirst(sayList(each))} then each say whether this is right.`;
}

/** Who will write the outcome once both sides agree. */
function writer({ world, case: kase }: FormContext, stage: string): Party[] {
  const duty = world.protocol.duties.find(
    (it) => it.stage === stage && it.kind === 'write' && it.starts.some((ref) => ref.key === 'resolved'),
  );
  return duty ? peopleMeant(world, kase, duty.by) : [];
}

/** "It is settled": one side's wording of what was agreed. */
export const planSettle: PlanForm = (context) => {
  const { world, case: kase } = context;
  const stage = stageSeen(context);
  if (!stage) return nothingToDo('Propose how to settle it', text('The case has not begun yet.'));
  const others = sayOthers(context, stage);
  const writes = sayPeopleInRole(world, writer(context, stage.id), 'or');
  return {
    title: 'Propose how to settle it',
    about: [
      text(
        stage.decidedBy === 'all'
          ? `Write down what you can all agree to. ${others} It counts as settled only when every side agrees to the same words.`
          : `Write down what you can both agree to. ${others} It counts as settled only when both sides agree to the same words.`,
      ),
      ...(writes === '' ? [] : [text(`After that, ${writes} sends the written outcome.`)]),
    ],
    items: [
      {
        kind: 'text',
        id: 'wording',
        lines: 'many',
        max: WORDING_MAX,
        label: 'What is agreed, and how anything still open will be followed up',
        required: true,
        missing: 'Please write what is agreed.',
        hint: 'Only the people of this case can read it. Do not name the child.',
        initial: kase.settlement?.stage === stage.id ? kase.settlement.wording : undefined,
      },
    ],
    submit: stage.decidedBy === 'all' ? 'Send to the other sides' : 'Send to the other side',
    style: 'positive',
    read: (values) => ({ value: { form: 'settle', wording: values['wording'] ?? '' } }),
  };
};
