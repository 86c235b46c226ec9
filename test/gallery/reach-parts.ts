import { composeNotice } from '../../bot/mail/notice/compose-notice.ts';
import { stageHolders } from '../../bot/protocol/authority.ts';
import type { Case, Party, Receipt } from '../../bot/protocol/case.ts';
import type { NoticeReason } from '../../bot/protocol/effect.ts';
import { stageOf } from '../../bot/protocol/world.ts';
import { renderCase } from '../../cards/case-card.ts';
import { renderForm } from '../../cards/forms/render-form.ts';
import { renderNotice } from '../../cards/notice-card.ts';
import { renderOnBehalf, sayMayNotRecord, withBehalfNote } from '../../cards/on-behalf-card.ts';
import { movesFor } from '../../cards/on-behalf-moves.ts';
import { recordersOf } from '../../cards/recorders-of.ts';
import { renderRoot } from '../../cards/root-card.ts';
import { renderStage } from '../../cards/stage-card.ts';
import type { ProtocolState } from '../fixtures/climb-protocol.ts';
import type { Part, Shown } from './shown.ts';
import { sayWho } from './viewers.ts';

/** Each reason for which somebody is written to. */
const REASONS: Readonly<Record<NoticeReason, true>> = {
  'stage-opened': true,
  'settlement-proposed': true,
  'settlement-objected': true,
  'not-settled': true,
  'outcome-to-write': true,
  'answer-arrived': true,
  'part-asked': true,
  'fact-asked': true,
  'not-satisfied': true,
  'late-escalation': true,
  'earlier-date': true,
  danger: true,
  'asked-instead': true,
  'handed-over': true,
  'nobody-there': true,
  remind: true,
  'recorded-for-you': true,
  'entry-to-confirm': true,
  'not-delivered': true,
};

const holdersOf = ({ world, case: kase, stage }: ProtocolState): Party[] =>
  stageHolders(kase, stageOf(world.protocol, stage));

/** The same case, in which one of those who hold the stage is outside Teams. */
const withOutside = (state: ProtocolState, { person }: Party): ProtocolState => ({
  ...state,
  case: {
    ...state.case,
    parties: state.case.parties.map((it) => (it.person === person ? { ...it, outside: true } : it)),
  },
});

/** Why somebody else is asked than the holder, as it is kept with their part. */
const WHY: Partial<Record<NoticeReason, Party['why']>> = {
  'asked-instead': { kind: 'deputy', of: 'Dora Flint', until: '2026-06-09' },
  'handed-over': { kind: 'handed-over', of: 'Dora Flint', by: 'Dora Flint' },
};

/** The same case, in which one of those who hold the stage has their part for that reason. */
function withWhy(state: ProtocolState, person: string, reason: NoticeReason): ProtocolState {
  const why = WHY[reason];
  const parties = state.case.parties.map((it) => (why && it.person === person ? { ...it, why } : it));
  return { ...state, case: { ...state.case, parties } };
}

function letter(before: ProtocolState, { person }: Party, reason: NoticeReason): Shown[] {
  const state = withWhy(before, person, reason);
  const key = `notice:${reason}:${state.stage}:${person}:1`;
  const mail = composeNotice(state, { kind: 'send-notice', key, stage: state.stage, reason, person });
  if (!mail) return [];
  return [
    {
      title: `The e-mail for “${reason}”`,
      who: sayWho(state, person),
      viewer: 'anybody',
      what: { kind: 'mail', html: mail.html, subject: mail.subject },
    },
  ];
}

const card = (
  state: ProtocolState,
  title: string,
  drawn: Extract<Shown['what'], { kind: 'card' }>['card'],
  party?: Party,
): Shown => ({
  title,
  who: party ? sayWho(state, party.person) : 'Everybody in the channel',
  viewer: party?.side ?? 'channel',
  what: { kind: 'card', card: drawn },
});

/** What a colleague in Teams sees who records for somebody outside. */
function recording(state: ProtocolState, outside: Party): Part {
  const { world, case: kase, stage, now } = state;
  const { person } = outside;
  const [recorder] = recordersOf(state, person);
  const [move] = movesFor(state, person);
  const shown = [card(state, 'The card of the stage', renderStage(world, kase, stage, now))];
  if (recorder && move) {
    const { form, duty, to } = move;
    const data = {
      ...{ ref: kase.ref, revision: kase.revision, surface: 'stage' as const, stage, form, behalf: person },
      ...(duty === undefined ? {} : { duty }),
      ...(to === undefined ? {} : { to }),
    };
    const request = {
      view: state,
      viewer: recorder.person,
      behalf: person,
      surface: 'stage' as const,
      stage,
    };
    const filled = withBehalfNote(state, person, renderForm(world, kase, data, person, now));
    shown.push(
      card(state, 'The case in their own chat', renderCase(world, kase, recorder.person, now), recorder),
      card(state, 'What may be recorded', renderOnBehalf(request), recorder),
      card(state, `The form behind “${move.label}”`, filled, recorder),
    );
  }
  const refused = renderNotice({ kind: 'refused', text: sayMayNotRecord(state, person) });
  return {
    title: 'Recording for somebody outside Teams',
    shown: [...shown, card(state, 'Not theirs', refused)],
  };
}

const receipt = (at: string, outcome: Receipt['outcome'], ids: Receipt['ids'] = {}): Receipt => ({
  at,
  outcome,
  ids,
});

/** How a case tells of a mention that did not reach everybody, and of the e-mail that followed. */
function notReached(state: ProtocolState, party: Party): Part {
  const { world, stage, now } = state;
  const { person } = party;
  const mention = `mention:stage-opened:${stage}:1`;
  const mail = { [`notice:stage-opened:${stage}:${person}:2`]: receipt(now, 'delivered') };
  const cases: readonly (readonly [string, Case['receipts']])[] = [
    [
      'Not in the team',
      { [mention]: receipt(now, 'delivered', { people: person, missed: person }), ...mail },
    ],
    ['The mention was refused', { [mention]: receipt(now, 'failed', { people: person }), ...mail }],
    ['The mention may not have arrived', { [mention]: receipt(now, 'unknown', { people: person }), ...mail }],
    ['Mentioned, and seen', { [mention]: receipt(now, 'delivered', { people: person }) }],
  ];
  const shown = cases.flatMap(([title, receipts]) => {
    const seen = { [person]: { name: party.name, first: now, last: now } };
    const kase: Case = {
      ...state.case,
      receipts: { ...state.case.receipts, ...receipts },
      seen: title.includes('seen') ? seen : {},
    };
    return [
      card(state, `${title}: the top of the thread`, renderRoot(world, kase, now)),
      card(state, `${title}: the case in their own chat`, renderCase(world, kase, person, now), party),
    ];
  });
  return {
    title: 'Whom a mention did not reach',
    shown: [...shown, ...letter(state, party, 'stage-opened')],
  };
}

/** How people are reached who are outside Teams, or whom a mention did not reach, at a stage that both sides hold. */
export function reachParts(states: readonly ProtocolState[]): Part[] {
  const begun = states.filter(({ name }) => name === 'begun');
  const state = begun.find((it) => holdersOf(it).length > 1 && it.case.stages.length > 1) ?? begun[0];
  const party = state && holdersOf(state).at(-1);
  if (!state || !party) return [];
  const outside = withOutside(state, party);
  return [
    { title: 'What somebody outside Teams gets', shown: letter(outside, party, 'stage-opened') },
    recording(outside, party),
    notReached(state, party),
    {
      title: 'The e-mail for each reason',
      shown: (Object.keys(REASONS) as NoticeReason[]).flatMap((reason) => letter(outside, party, reason)),
    },
  ];
}
