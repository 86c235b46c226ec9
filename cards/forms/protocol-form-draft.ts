import { dutyOwners, stageHolders } from '../../bot/protocol/authority.ts';
import type { Case, Happening, Party } from '../../bot/protocol/case.ts';
import { currentStage } from '../../bot/protocol/case.ts';
import { partyTitle } from '../../bot/protocol/cast-role.ts';
import type { FormField, PREFILLS } from '../../bot/protocol/form-definition.ts';
import {
  type Filling,
  type FormValues,
  MOST_CELL,
  type Table,
  bytesOver,
  cellId,
  fieldsToFill,
  inputsOf,
  isFilled,
  rowsOf,
} from '../../bot/protocol/form-values.ts';
import { londonDay } from '../../bot/protocol/instant.ts';
import { intakeWords } from '../../bot/protocol/intake-words.ts';
import { entryOf } from '../../bot/protocol/entry-of.ts';
import { jsonBytes } from '../cut-text.ts';
import { sayFullDay } from '../say-date.ts';
import { partyOf } from '../say-people.ts';
import type { FormContext } from './form-plan.ts';

type Prefill = (typeof PREFILLS)[number];

/** What a form begins with when it opens. */
export interface Draft {
  readonly values: FormValues;
  /** Fields into which not all of the case's words fit: the case keeps them all. */
  readonly shortened: ReadonlySet<string>;
}

/** Of this sending, not of the one before: written anew each time. */
const ANEW: readonly (Prefill | undefined)[] = ['writer-name', 'writer-email', 'writer-role', 'today'];

const raiserOf = (kase: Case): Party | undefined => kase.parties.find(({ side }) => side === 'raising');

const roleAndAgency = ({ world }: FormContext, party: Party | undefined): string =>
  party ? `${partyTitle(world.protocol, party)}, ${party.agencyName}` : '';

/** Everybody who has held a stage so far, but for the person who raised it. */
function others(context: FormContext): string {
  const { world, case: kase } = context;
  const held = world.protocol.stages.filter(({ id }) => kase.stages.some(({ stage }) => stage === id));
  const people = new Map(
    held.flatMap((stage) => stageHolders(kase, stage)).map((party) => [party.person, party] as const),
  );
  people.delete(raiserOf(kase)?.person ?? '');
  return [...people.values()].map((party) => `${party.name}, ${roleAndAgency(context, party)}`).join('\n');
}

const lastTalk = (kase: Case): string | undefined =>
  kase.happenings
    .filter(({ key }) => key === 'spoke' || key === 'meeting-held')
    .map(({ occurredAt }) => occurredAt)
    .sort()
    .at(-1);

/** What the case calls its stage, in the words that a list of choices may use for it. */
function stageNames({ world: { protocol }, case: kase }: FormContext): string[] {
  const stage = protocol.stages.find(({ id }) => id === currentStage(kase)?.stage);
  return stage ? [stage.title, stage.tracker, ...stage.aliases, `Stage ${stage.id}`] : [];
}

/** The writer in the part in which they owe the form: a person may hold several. */
function writerOf({ world, case: kase, viewer }: FormContext, { duty }: Filling): Party | undefined {
  const owners = dutyOwners(world, kase, duty);
  return owners.find(({ person }) => person === viewer) ?? partyOf(kase, viewer);
}

function knownWords(context: FormContext, filling: Filling, prefill: Prefill | undefined): string {
  const { world, case: kase } = context;
  const writer = writerOf(context, filling);
  const raiser = raiserOf(kase);
  switch (prefill) {
    case 'intake':
      return intakeWords(kase.intake);
    case 'settlement':
      return kase.settlement?.wording ?? '';
    case 'category':
      return world.protocol.categories.find(({ id }) => id === kase.intake.category)?.label ?? '';
    case 'writer-name':
      return writer?.name ?? '';
    case 'writer-email':
      return writer?.email ?? '';
    case 'writer-role':
      return roleAndAgency(context, writer);
    case 'raiser-name':
      return raiser?.name ?? '';
    case 'raiser-email':
      return raiser?.email ?? '';
    case 'raiser-role':
      return roleAndAgency(context, raiser);
    case 'others':
      return others(context);
    case 'stage':
      return stageNames(context)[0] ?? '';
    case 'last-talk':
    case 'today':
    case 'actions':
    case undefined:
      return '';
  }
}

/** Cut at the end of a word, and never inside a character. */
function cutAt(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.search(/\s\S*$/);
  return (space > cut.length / 2 ? cut.slice(0, space) : cut).trimEnd();
}

/** As much of a text as there is room for, in characters and in bytes. */
function fit(text: string, most: number, bytes: number): string {
  let cut = cutAt(text, most);
  while (cut !== '' && jsonBytes(cut) > bytes) cut = cutAt(cut, Math.floor(cut.length * 0.8));
  return cut;
}

function known(context: FormContext, filling: Filling, field: Exclude<FormField, Table>): string {
  const { case: kase, now } = context;
  const at = field.prefill === 'today' ? now : field.prefill === 'last-talk' ? lastTalk(kase) : undefined;
  const words = at === undefined ? knownWords(context, filling, field.prefill) : sayFullDay(at);
  switch (field.type) {
    case 'date':
      return at === undefined ? '' : londonDay(at);
    case 'choice':
      return (
        (field.prefill === 'stage' ? stageNames(context) : [words]).find((it) =>
          field.allowed.includes(it),
        ) ?? ''
      );
    case 'line':
      return words.replace(/\s*\n\s*/g, '; ');
    case 'text':
      return words;
  }
}

/** The agreed actions, a row each: what, by whom, and the day on which it was checked to be done. */
function actionRows({ case: kase }: FormContext, table: Table): Record<string, string> {
  const agreed = kase.happenings.filter(({ key }) => key === 'action-agreed').slice(0, table.rows);
  const done = (it: Happening): string => {
    const checked = kase.happenings.find(
      ({ key, action }) => key === 'action-checked' && action === it.action,
    );
    return checked ? londonDay(checked.occurredAt) : '';
  };
  const [what, whom] = table.columns.filter(({ type }) => type === 'line');
  const day = table.columns.find(({ type }) => type === 'date');
  const cells = rowsOf(table).flatMap((row) => {
    const it = agreed[row - 1];
    if (!it) return [];
    const said = [
      { column: what, value: cutAt(it.action ?? '', MOST_CELL) },
      { column: whom, value: cutAt(it.owner ?? '', MOST_CELL) },
      { column: day, value: done(it) },
    ];
    return said.flatMap(({ column, value }) =>
      column ? [[cellId(table, row, column), value] as const] : [],
    );
  });
  return Object.fromEntries(cells.filter(([, value]) => value !== ''));
}

/** What a form begins with: what its last version says, and where that says nothing, what the case knows. */
export function draftOf(context: FormContext, filling: Filling): Draft {
  const stored = entryOf(context.case.forms, filling.form.id)?.values ?? {};
  const values: Record<string, string> = { ...stored };
  const shortened = new Set<string>();
  for (const field of fieldsToFill(filling)) {
    if (isFilled(field, stored) && !ANEW.includes(field.prefill)) continue;
    if (field.type === 'table') {
      const rows = field.prefill === 'actions' ? actionRows(context, field) : {};
      if (bytesOver({ ...values, ...rows }) <= 0) Object.assign(values, rows);
      continue;
    }
    const words = known(context, filling, field);
    if (words === '') continue;
    const most = 'max' in field ? field.max : words.length;
    const room = -bytesOver({ ...values, [field.id]: '' }) + 2;
    values[field.id] = fit(words, most, room);
    if (values[field.id] !== words.trimEnd()) shortened.add(field.id);
  }
  const theirs = new Set(fieldsToFill(filling).flatMap(inputsOf));
  return {
    values: Object.fromEntries(Object.entries(values).filter(([input]) => theirs.has(input))),
    shortened,
  };
}
