import { stageHolders } from '../../bot/protocol/authority.ts';
import type { Case } from '../../bot/protocol/case.ts';
import type { Stage } from '../../bot/protocol/definition.ts';
import { nextStage } from '../../bot/protocol/ladder.ts';
import type { World } from '../../bot/protocol/world.ts';
import { text } from '../card-parts.ts';
import { leadsInto } from '../move.ts';
import { partyOf, personName, sayPeopleInRole, stagePeople } from '../say-people.ts';
import { type PlanForm, nothingToDo, stageSeen } from './form-plan.ts';
import { reasonNeeded } from './leaving-reason.ts';
import { reasonField, reasonIn } from './reason-field.ts';
import { sayLeaving } from './say-leaving.ts';

/** Who will be asked there; the viewer's own manager is named as such. */
export function sayAsked(world: World, kase: Case, stage: Stage, viewer: string): string {
  const holders = stageHolders(kase, stage);
  if (holders.length === 0)
    return 'Nobody is listed for that stage yet. The business manager of the partnership can say who it is.';
  const mine = partyOf(kase, viewer);
  const own = holders.find((party) => party.side === mine?.side && party.person !== viewer);
  const asked = `This will be asked of ${sayPeopleInRole(world, holders)}.`;
  return own && stage.decidedBy === 'both' ? `${asked} On your own side that is ${personName(own)}.` : asked;
}

/** "Take it up a stage." */
export const planEscalate: PlanForm = (context) => {
  const { world, case: kase, viewer, now } = context;
  const from = stageSeen(context);
  const to = from && nextStage(world, kase, from.id);
  if (!to) return nothingToDo('Take it further', text('There is no stage above this one.'));
  if (world.protocol.duties.some((duty) => duty.writing && leadsInto(duty, to)))
    return nothingToDo('Take it further', text('This step is done in writing.'));
  const needed = reasonNeeded(world, kase, from, to, now);
  const label = needed === 'exceptional' ? 'What makes it exceptional?' : 'Why do you take it further now?';
  return {
    title: `Take it to ${stagePeople(world, to)}`,
    about: [
      text(to.about),
      text(sayAsked(world, kase, to, viewer)),
      text('The present stage ends when you send this.'),
      text(sayLeaving(world, kase, needed, now)),
    ],
    items: [reasonField(label, needed !== undefined)],
    submit: 'Take it further',
    style: 'positive',
    read: ({ reason = '' }) => ({ value: { form: 'escalate', to: to.id, ...reasonIn(reason) } }),
  };
};
