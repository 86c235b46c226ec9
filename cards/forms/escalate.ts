import { stageHolders } from '../../bot/protocol/authority.ts';
import { present } from '../../bot/protocol/call-people.ts';
import type { Case } from '../../bot/protocol/case.ts';
import type { Stage } from '../../bot/protocol/definition.ts';
import type { Instant } from '../../bot/protocol/instant.ts';
import { nextStage } from '../../bot/protocol/ladder.ts';
import { type World, isShared } from '../../bot/protocol/world.ts';
import { text } from '../card-parts.ts';
import { leadsInto } from '../move.ts';
import { sayAskedInRole } from '../say-asked-people.ts';
import { partyOf, personName, stagePeople } from '../say-people.ts';
import { type PlanForm, nothingToDo, stageSeen } from './form-plan.ts';
import { leavingFields, readLeaving } from './leaving-fields.ts';

/** Who will be asked there; the viewer's own manager is named as such. */
export function sayAsked(world: World, kase: Case, stage: Stage, viewer: string, now: Instant): string {
  const holders = present(stageHolders(kase, stage));
  if (holders.length === 0)
    return 'Nobody is listed for that stage yet. The business manager of the partnership can say who it is.';
  const mine = partyOf(kase, viewer);
  const own = holders.find((party) => party.side === mine?.side && party.person !== viewer);
  const asked = `This will be asked of ${sayAskedInRole({ world, case: kase, now }, holders)}.`;
  return own && isShared(stage) ? `${asked} On your own side that is ${personName(own)}.` : asked;
}

/** "Take it up a stage." */
export const planEscalate: PlanForm = (context) => {
  const { world, case: kase, viewer } = context;
  const from = stageSeen(context);
  const to = from && nextStage(world, kase, from.id);
  if (!to) return nothingToDo('Take it further', text('There is no stage above this one.'));
  if (world.protocol.duties.some((duty) => duty.writing && leadsInto(duty, to)))
    return nothingToDo('Take it further', text('This step is done in writing.'));
  return {
    title: `Take it to ${stagePeople(world, to)}`,
    about: [
      text(to.about),
      text(sayAsked(world, kase, to, viewer, context.now)),
      text('The present stage ends when you send this.'),
    ],
    items: leavingFields(context, from, to, true),
    submit: 'Take it further',
    style: 'positive',
    read: (values) => {
      const leaving = readLeaving(context, from, to, values);
      return 'problems' in leaving ? leaving : { value: { form: 'escalate', to: to.id, ...leaving.value } };
    },
  };
};
