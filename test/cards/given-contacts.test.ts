import { describe, expect, test } from 'vitest';
import type { World } from '../../bot/protocol/world.ts';
import { renderDangerNow } from '../../cards/danger-now-card.ts';
import { GIVEN } from '../../cards/contact-lines.ts';
import { renderDangerAdvice } from '../../cards/raise/advice-card.ts';
import { renderStart } from '../../cards/raise/start-card.ts';
import { renderRoot } from '../../cards/root-card.ts';
import { renderStage } from '../../cards/stage-card.ts';
import { play, says } from '../fixtures/play-case.ts';
import { worldOf } from '../fixtures/play-case.ts';
import { sandwell } from '../fixtures/sample-cases.ts';
import { complaintsAbout, textOf } from './card-complaints.ts';

const WITH = { contacts: [{ label: 'Duty desk **of the night**', phone: '01632 960111' }] };
const given = (world: World, contacts = WITH.contacts): World => ({ ...world, settings: { contacts } });
const flat = (card: Parameters<typeof textOf>[0]): string => textOf(card).replace(/\u00A0/g, ' ');

describe('a number that the partnership has given', () => {
  const dorset = given(worldOf('dorset-send'));

  test.each([
    ['before anything is raised', () => renderStart([dorset], 'draft')],
    ['after “yes, in danger now”', () => renderDangerAdvice(dorset, {}, 'draft')],
    ['to anybody who writes of a danger', () => renderDangerNow([dorset])],
  ])('is shown %s, and not as the document’s', (_, draw) => {
    const card = draw();
    expect(complaintsAbout(card)).toEqual([]);
    expect(flat(card)).toContain('01632 960111');
    expect(flat(card)).toContain(GIVEN);
  });

  test('is shown on the cards of a case while a danger is not dealt with', () => {
    const played = play(
      sandwell({}),
      says('priya', '2026-06-03 15:00', { key: 'risk-flagged', level: 'immediate' }),
    );
    const world = given(played.world);
    for (const card of [
      renderRoot(world, played.case, played.now),
      renderStage(world, played.case, played.case.stages[0]?.stage ?? '', played.now),
    ]) {
      expect(flat(card)).toContain('01632 960111');
      expect(flat(card)).toContain('0121 5693100');
    }
  });

  test('takes the place of the number that the document leaves out, under the printed name', () => {
    const birmingham = worldOf('birmingham');
    const contacts = [{ label: 'emergency duty team (EDT)', phone: '0121 496 0000' }];
    const card = renderDangerNow([given(birmingham, contacts)]);
    expect(flat(renderDangerNow([birmingham]))).toContain('no number is printed');
    expect(flat(card)).not.toContain('no number is printed');
    expect(flat(card).match(/emergency duty team/gi)).toHaveLength(1);
  });

  test('is shown letter by letter: a star in it makes nothing bold', () => {
    const runs = JSON.stringify(renderDangerNow([dorset]));
    expect(runs).toContain('{"type":"TextRun","text":"☎ Duty desk **of the night**: "}');
  });
});
