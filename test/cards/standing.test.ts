import { describe, expect, test } from 'vitest';
import { renderCase } from '../../cards/case-card.ts';
import { renderMyCases } from '../../cards/my-cases-card.ts';
import { renderRoot } from '../../cards/root-card.ts';
import { sayRefusal, sayStale, sayUnknownCase } from '../../cards/say-refusal.ts';
import { whoseMove } from '../../cards/whose-move.ts';
import { type Played, moment, play, says } from '../fixtures/play-case.ts';
import { sandwell } from '../fixtures/sample-cases.ts';
import { DORSET_STATES, SANDWELL_STATES } from '../fixtures/sample-states.ts';
import { labelsOf, textOf } from './read-card.ts';

const root = ({ world, case: kase, now }: Played) => renderRoot(world, kase, now);
const rootText = (played: Played): string => textOf(root(played));
const movers = (played: Played): string[] => whoseMove(played).map(({ person }) => person);

describe('whose move it is', () => {
  test.each([
    ['the receiving practitioner, once it is raised', SANDWELL_STATES.raised(), ['tom']],
    ['both practitioners, once it cannot be settled', SANDWELL_STATES.notSettled(), ['priya', 'tom']],
    ['both line managers, at their stage', SANDWELL_STATES.lineManagers(), ['helen', 'colin']],
    ['the side that has not proposed', SANDWELL_STATES.proposed(), ['colin']],
    ['whoever writes the outcome', SANDWELL_STATES.settled(), ['colin']],
    ['whoever stays involved, once it is written', SANDWELL_STATES.letterSent(), ['priya']],
    ['nobody, once it can be closed', SANDWELL_STATES.needsMet(), []],
    ['the Team Manager, once asked', DORSET_STATES.teamManager(), ['rachel']],
    ['the practitioner, once answered', DORSET_STATES.answered(), ['laura']],
    ['the practitioner, once the window has lapsed', DORSET_STATES.lapsed(), ['laura']],
    ['the next manager, once asked late', DORSET_STATES.lateAsked(), ['victor']],
    ['nobody, in the end', DORSET_STATES.satisfied(), []],
  ])('%s', (_, played, people) => {
    expect(movers(played)).toEqual(people);
  });
});

describe('the root card', () => {
  test('says where it stands, whose move it is, the date and why', () => {
    const text = rootText(SANDWELL_STATES.lineManagers());
    expect(text).toContain('SS-7K3QXM');
    expect(text).toContain('Oak School and Sandwell Council');
    expect(text).toContain('The line managers try to settle it.');
    expect(text).toContain('By Monday 8 June, 17:00');
    expect(text).toContain('2 working days from Thursday 4 June, when it was passed on.');
    expect(text).toContain('Helen Price (line or team manager, Oak School)');
  });

  test('names every duty that is due by the next date', () => {
    const text = rootText(SANDWELL_STATES.raised());
    expect(text).toContain('Read and review the case file.');
    expect(text).toContain('Speak to the practitioner who raised it');
  });

  test('tells the steps in words, not by signs alone', () => {
    const text = rootText(SANDWELL_STATES.lineManagers());
    expect(text).toContain('Practitioners – ended on Thursday 4 June');
    expect(text).toContain('**Line managers** – now, since Thursday 4 June');
    expect(text).not.toContain('exceptional');
    expect(rootText(SANDWELL_STATES.exceptional())).toContain('**DCS (exceptional)** – now');
  });

  test('flags the days of the protocol that have passed unmet, and not those that were met', () => {
    const text = rootText({ ...SANDWELL_STATES.lineManagers(), now: moment('2026-06-11 09:00') });
    expect(text).toContain('Day 7 passed on Wednesday 10 June.');
    expect(text).not.toMatch(/day [25] passed/i);
    expect(text).toContain('The time passed on Monday 8 June.');
  });

  test('a danger stands above everything, with the printed number', () => {
    const card = root(SANDWELL_STATES.danger());
    expect(textOf(card)).toMatch(/^⚠ A child or young person may be in danger/);
    expect(textOf(card)).toContain('0121\u00A05693100');
    expect(textOf(card)).not.toContain('5692266');
    expect(labelsOf(card)).toContain('Safety steps taken');
  });

  test('the danger button stays on every card, closed or not', () => {
    expect(labelsOf(root(SANDWELL_STATES.closed()))).toContain('A child is in danger');
  });

  test('says openly that an e-mail may not have arrived', () => {
    expect(rootText(SANDWELL_STATES.letterUnknown())).toContain(
      'We do not know whether the written outcome reached Helen Price (Oak School).',
    );
  });

  test('a lapsed window is no late duty and no closed case', () => {
    const text = rootText(DORSET_STATES.lapsed());
    expect(text).toContain('passed on Wednesday 17 June. The case is not closed');
    expect(text).not.toContain('Past its time');
  });
});

describe('the personal cards', () => {
  test('a case shows only what this person may do', () => {
    const { world, case: kase, now } = SANDWELL_STATES.proposed();
    const colin = labelsOf(renderCase(world, kase, 'colin', now));
    const priya = labelsOf(renderCase(world, kase, 'priya', now));
    expect(colin).toContain('Answer the proposal');
    expect(priya).not.toContain('Answer the proposal');
    expect(priya).toContain('See the details');
  });

  test('somebody without a part sees nothing of it', () => {
    const { world, case: kase, now } = SANDWELL_STATES.proposed();
    const text = textOf(renderCase(world, kase, 'stranger', now));
    expect(text).toBe('This is for the people who have a part in SS-7K3QXM. Nothing was changed.');
  });

  test('my cases begin with those that wait for me, and closed ones come last', () => {
    const list = [SANDWELL_STATES.closed(), SANDWELL_STATES.lineManagers(), SANDWELL_STATES.letterSent()];
    const text = textOf(renderMyCases(list, 'priya', moment('2026-06-05 16:00')));
    expect(text).toContain('1 case waits for you.');
    const order = ['needs are met', 'The line managers try', 'Closed.'].map((part) => text.indexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test('without a case there is a way to raise one', () => {
    expect(labelsOf(renderMyCases([], 'priya', moment('2026-06-05 16:00')))).toEqual([
      'Raise a disagreement',
    ]);
  });
});

describe('a refusal', () => {
  const { world, case: kase, now } = SANDWELL_STATES.lineManagers();

  test('tells whose move it is', () => {
    expect(sayRefusal(world, kase, { because: 'not-yours', holders: ['helen', 'colin'] }, now)).toBe(
      'This is for the line or team managers: Helen Price (Oak School) or Colin Webb (Sandwell Council). Nothing was changed.',
    );
  });

  test('of a later date names the date that stays', () => {
    expect(sayRefusal(world, kase, { because: 'later' }, now)).toContain('(by Monday 8 June, 17:00)');
  });

  test('names what has to be done first', () => {
    const said = sayRefusal(world, kase, { because: 'needs-document', duties: ['2a:receiving'] }, now);
    expect(said).toContain('"Take it to your own line manager or named lead for special needs"');
  });

  test('of a stale card shows how it stands now', () => {
    expect(sayStale({ world, case: kase, now })).toContain('The line managers try to settle it.');
  });

  test('an unknown case and one of others are refused in the same words', () => {
    expect(sayRefusal(world, undefined, { because: 'unknown' }, now)).toBe(sayUnknownCase());
  });
});

test('a limit that moves because something happened earlier does not lengthen the steps', () => {
  const told = play(
    sandwell(),
    says('tom', '2026-06-02 15:00', { key: 'spoke', occurredAt: '2026-06-01 16:00' }),
  );
  expect(movers(told)).toEqual(['tom']);
});
