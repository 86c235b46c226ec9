import type { Protocol } from '../../bot/protocol/definition.ts';
import { stageOf } from '../../bot/protocol/world.ts';
import type { World } from '../../bot/protocol/world.ts';
import { renderCase } from '../../cards/case-card.ts';
import { renderStage } from '../../cards/stage-card.ts';
import { type ProtocolState, statesOf } from '../fixtures/climb-protocol.ts';
import { partOf } from './case-parts.ts';
import { directoryParts } from './directory-parts.ts';
import { generalParts } from './general-parts.ts';
import { peopleParts } from './people-parts.ts';
import { raiseParts } from './raise-parts.ts';
import { reachParts } from './reach-parts.ts';
import { setUpSection } from './setup-parts.ts';
import { type Chapter, type Part, type Section, withoutRepeats } from './shown.ts';
import { sayWho, viewersOf } from './viewers.ts';

function stageSection({ protocol }: World, id: string, states: readonly ProtocolState[]): Section {
  const stage = stageOf(protocol, id);
  // What was told before the stage began is part of the stage before it.
  const before = states[0]?.told.findIndex(({ effect }) => 'stage' in effect && effect.stage === id) ?? 0;
  const forms = new Set<string>();
  return {
    id: `${protocol.id}/${id}`,
    title: stage.title,
    about: stage.about,
    parts: withoutRepeats(states.map((state) => partOf(state, Math.max(before, 0), forms))),
  };
}

/** The kinds of agency for which the file has other titles, or other people, than those of its roles. */
const agencyTypes = ({ roles, substitutes }: Protocol): string[] => [
  ...new Set([
    ...roles.flatMap(({ equivalents }) => equivalents.map(({ agencyType }) => agencyType)),
    ...substitutes.map(({ agencyType }) => agencyType),
  ]),
];

/** Each stage as it begins for people of another kind of agency. */
function otherAgency(world: World, type: string): Part {
  const agency = (name: string) => ({ agency: `${name} (${type})`, agencyType: type });
  const base = { raising: agency('First agency'), receiving: agency('Second agency') };
  const begun = statesOf(world, base).filter(({ name }) => name === 'begun');
  return {
    title: `Both of the kind “${type}”`,
    shown: begun.flatMap((state) => {
      const { case: kase, stage, now } = state;
      const own = viewersOf(state).filter(({ side }) => side !== 'neutral');
      return [
        {
          title: `The card of “${stageOf(world.protocol, stage).tracker}”`,
          who: 'Everybody in the channel',
          viewer: 'channel' as const,
          what: { kind: 'card' as const, card: renderStage(world, kase, stage, now) },
        },
        ...own.map(({ person, side }) => ({
          title: 'The case in their own chat',
          who: sayWho(state, person),
          viewer: side,
          what: { kind: 'card' as const, card: renderCase(world, kase, person, now) },
        })),
      ];
    }),
  };
}

function chapter(world: World, states: readonly ProtocolState[]): Chapter {
  const { protocol } = world;
  const stages = [...new Set(states.map(({ stage }) => stage))];
  const [begun] = states;
  const types = agencyTypes(protocol);
  return {
    title: protocol.shortTitle,
    sections: [
      ...(begun
        ? [
            {
              id: `${protocol.id}/raise`,
              title: 'Raising it',
              about: protocol.about,
              parts: withoutRepeats(raiseParts(begun)),
            },
          ]
        : []),
      ...stages.map((id) =>
        stageSection(
          world,
          id,
          states.filter(({ stage }) => stage === id),
        ),
      ),
      ...(types.length > 0
        ? [
            {
              id: `${protocol.id}/agencies`,
              title: 'Other agencies',
              about: 'Where agencies have other titles, or other people, for a level.',
              parts: withoutRepeats(types.map((type) => otherAgency(world, type))),
            },
          ]
        : []),
    ],
  };
}

/** Everything that people see of these protocols: what belongs to none of them, then each with its stages. */
export function collect(worlds: readonly World[]): Chapter[] {
  const all = worlds.map((world) => statesOf(world));
  const general: Section = {
    id: 'general/cards',
    title: 'Greeting, help, lists and notices',
    about: 'What belongs to no one procedure.',
    parts: withoutRepeats(
      generalParts(
        worlds.map(({ protocol }) => protocol),
        all,
      ),
    ),
  };
  const directory: Section = {
    id: 'general/directory',
    title: 'The directory',
    about: 'Who works where and holds which role: kept by the business managers in their own chat.',
    parts: withoutRepeats(directoryParts()),
  };
  const people: Section = {
    id: 'general/people',
    title: 'Who has a part',
    about: 'When people are away, when nobody is listed, and when a part goes to somebody else.',
    parts: withoutRepeats(peopleParts()),
  };
  const reach: Section = {
    id: 'general/reach',
    title: 'Reaching people',
    about: 'Those outside Teams, those whom a mention did not reach, and who records for whom.',
    parts: withoutRepeats(reachParts(all[0] ?? [])),
  };
  return [
    { title: 'All procedures', sections: [general, setUpSection(), people, reach, directory] },
    ...worlds.map((world, at) => chapter(world, all[at] ?? [])),
  ];
}
