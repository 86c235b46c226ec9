import { roleTitle } from '../protocol/world.ts';
import type { Duty, Protocol, Stage } from '../protocol/definition.ts';
import { outlineDuty } from './outline-duty.ts';
import { sayWhen } from './outline-when.ts';
import { allOf, keyWords, oneOf, sayLimit, source, withStop } from './outline-words.ts';

const KIND: Readonly<Record<Stage['kind'], string>> = {
  informal: 'informal, not a stage in the strict sense',
  formal: 'formal',
  exceptional: 'exceptional',
  external: 'outside the agencies',
};

function sayHolders(protocol: Protocol, { holders }: Stage): string {
  const { raising, receiving, neutral } = holders;
  const name = (id: string): string => `the ${roleTitle(protocol, id)}`;
  const sides =
    raising !== undefined && raising === receiving
      ? [`${name(raising)} of each side`]
      : [
          ...(raising === undefined ? [] : [`${name(raising)} (raising side)`]),
          ...(receiving === undefined ? [] : [`${name(receiving)} (receiving side)`]),
        ];
  return allOf([...sides, ...(neutral === undefined ? [] : [name(neutral)])]);
}

function sayTime(protocol: Protocol, { limitDuty, stated }: Stage): string {
  const duty = protocol.duties.find(({ id }) => id === limitDuty);
  const must = stated === 'must' ? ' Nothing is sent before a time is stated.' : '';
  if (stated !== undefined)
    return `as long as the escalating person says${stated === 'may' ? ', if they say so' : ''}.${must}`;
  if (!duty?.limit) return 'no time is printed.';
  const day = duty.cumulative === undefined ? '' : `, by day ${duty.cumulative} of the whole case`;
  return `${sayLimit(duty.limit)}${day} (${duty.id}). Leaving before that needs a reason.`;
}

const startsOn = (protocol: Protocol, stage: Stage, ...keys: string[]): Duty[] =>
  protocol.duties.filter((duty) =>
    duty.starts.some((ref) => keys.includes(ref.key) && [stage.id, '*'].includes(ref.stage ?? duty.stage)),
  );

const ids = (duties: readonly Duty[]): string => allOf(duties.map(({ id }) => id));

/** "3a-1 (Refer it to your own service or senior manager)". */
const named = (duties: readonly Duty[]): string =>
  allOf(duties.map(({ id, text }) => `${id} (${text.replace(/\.$/, '')})`));

const ENDINGS: readonly string[] = ['resolved', 'satisfied', 'decision-made'];

/** What keeps a case that ends in this stage from being closed, where it is asked for. */
function keepsOpen(protocol: Protocol, stage: Stage): Duty[] {
  const order = protocol.stages.map(({ id }) => id);
  const reached = order.slice(0, order.indexOf(stage.id) + 1);
  // A case ends once: what follows on an end in another stage is not asked for here.
  const asked = (duty: Duty): boolean =>
    duty.starts.some(
      ({ key, stage: at = duty.stage }) =>
        at === '*' || (ENDINGS.includes(key) ? at === stage.id : reached.includes(at)),
    );
  return protocol.duties.filter((duty) => duty.blocks.includes('close') && asked(duty));
}

/** What follows once a case has ended in this stage. */
function afterwards(protocol: Protocol, stage: Stage, ...keys: string[]): string {
  const follows = startsOn(protocol, stage, ...keys);
  const held = keepsOpen(protocol, stage);
  const next = follows.length === 0 ? 'Nothing more is asked.' : `Then: ${ids(follows)}.`;
  return held.length === 0
    ? `${next} Then it may be closed.`
    : `${next} It may be closed once nothing of this is open any more: ${held.map(({ id }) => id).join(', ')}.`;
}

function wayUp(protocol: Protocol, stage: Stage): string {
  const next = protocol.stages.find(({ id }) => id === stage.next);
  if (!next) return 'There is no further stage.';
  const by = protocol.duties.filter(
    (duty) =>
      duty.stage === next.id && duty.doneBy.some(({ key }) => next.opensOn.some((opens) => opens === key)),
  );
  const how = by.length === 0 ? '' : `, by ${named(by)}`;
  const guards = protocol.duties.filter(({ blocks }) => blocks.includes(`to:${next.id}`));
  const before = guards.length === 0 ? '' : ` First, where asked for: ${ids(guards)}.`;
  return `It goes to stage ${next.id}, "${next.title}"${how}.${before}`;
}

const ENDS: Readonly<Record<Stage['final'], string>> = {
  none: '',
  last: ' This is the last stage.',
  decision: ' The decision is final.',
  binding: ' The decision is final and binding.',
};

function exits(protocol: Protocol, stage: Stage): string[] {
  const up = wayUp(protocol, stage);
  const end = ENDS[stage.final];
  switch (stage.decidedBy) {
    case 'both':
    case 'all': {
      const who =
        stage.decidedBy === 'both' ? 'both sides agree' : 'both sides and the neutral officer agree';
      return [
        `Settled, when ${who} to the same words. ${afterwards(protocol, stage, 'resolved')}`,
        `Not settled, when either side says so. ${up}${end}`,
      ];
    }
    case 'raising':
      return [
        `Settled, when the raising side is satisfied. ${afterwards(protocol, stage, 'resolved', 'satisfied')}`,
        `Not settled, when the raising side says so. ${up}${end}`,
      ];
    case 'neutral':
      return [
        `Decided, when the officer has decided. ${afterwards(protocol, stage, 'decision-made')}${end}`,
        ...(stage.next === undefined ? [] : [up]),
      ];
  }
}

function entry(protocol: Protocol, stage: Stage): string[] {
  const reason = stage.needsReason ? ' A reason must be given.' : '';
  const window = protocol.duties.find(({ id }) => id === stage.window);
  return [
    `Opens when ${oneOf(stage.opensOn.map(keyWords))}.${reason}`,
    ...(window?.limit
      ? [
          `The way to it is open for ${sayLimit(window.limit)} (${window.id}); after that it needs a reason and an acceptance.`,
        ]
      : []),
    ...(stage.outOfTurn
      ? [
          `May be entered from any stage before it, for one of these reasons: ${stage.outOfTurn.reasons.map(({ label }) => label).join('; ')}. ${source(stage.outOfTurn.src)}`,
        ]
      : []),
    ...(stage.skippable
      ? [`May be passed over if ${sayWhen(protocol, stage.skippable.when)}, or with another reason.`]
      : []),
  ];
}

/** A stage with its duties and its exits. */
export function outlineStage(protocol: Protocol, stage: Stage): string[] {
  const duties = protocol.duties.filter((duty) => duty.stage === stage.id);
  const also = stage.aliases.length === 0 ? '' : ` Also called: ${stage.aliases.join(', ')}.`;
  return [
    `### Stage ${stage.id}: ${stage.title}`,
    '',
    `${withStop(stage.about)} ${source(stage.src)}${also}`,
    '',
    `- Kind: ${KIND[stage.kind]}.`,
    `- Who holds it: ${sayHolders(protocol, stage)}.`,
    ...entry(protocol, stage).map((line) => `- ${line}`),
    `- Time: ${sayTime(protocol, stage)}`,
    ...stage.members.map(
      ({ anyOf, text, src }) =>
        `- Who must take part: ${withStop(text)} (${oneOf(anyOf.map((id) => roleTitle(protocol, id)))}) ${source(src)}`,
    ),
    '',
    '**Duties**',
    '',
    ...(duties.length === 0 ? ['None.'] : duties.flatMap((duty) => outlineDuty(protocol, duty))),
    '',
    '**Exits**',
    '',
    ...exits(protocol, stage).map((line) => `- ${line}`),
    '',
  ];
}
