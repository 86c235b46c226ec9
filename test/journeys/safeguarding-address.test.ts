import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, deskOf, lastMailTo } from './act.ts';
import { setFor } from './seeded.ts';
import { type Directory, type Partnership, startPartnership } from './partnership.ts';
import { SAFEGUARDING, raiseUnder } from './raise.ts';
import { CHILD, CONSTABLE, PROTOCOL } from './safeguarding-people.ts';
import { answerOf, lastMentioned, refIn } from './steps.ts';

const PRINTED = 'SCSP_Business@sandwell.gov.uk';

/** The office is in the directory with the address that the document prints. */
function printOffice(directory: Directory): void {
  for (const person of directory.people) if (person.name === 'Stewart Lane') person.email = PRINTED;
}

async function toSeniors(here: Partnership): Promise<{ at: Desk; ref: string }> {
  const matter = { ...SAFEGUARDING, zero: 'manager-aware', counterpart: CONSTABLE };
  const ref = refIn(await raiseUnder(here.seat('Sunita Rao'), PROTOCOL, matter));
  const at = deskOf(here, ref);
  await at.act('Beth Harmon', 'Go to the senior managers', { reason: 'Xenopus: it is urgent.' });
  return { at, ref };
}

describe('the printed address, before its owner has confirmed it', () => {
  let here: Partnership;
  beforeAll(async () => {
    here = await startPartnership('2026-06-01T09:00:00+01:00', printOffice);
  });
  afterAll(() => here.stop());

  test('nothing is sent there; the writer is told who must confirm it; the Chair is reached another way', async () => {
    const { at, ref } = await toSeniors(here);
    const ian = here.seat('Ian Fletcher');
    const form = await at.open('Ian Fletcher', 'Send the form');
    const warned =
      /SCSP_Business@sandwell\.gov\.uk.*nobody has confirmed.*Sandwell Children's Safeguarding Partnership has confirmed it.*business manager/;
    expect(answerOf(form)).toMatch(warned);
    const refused = await ian.press(form, 'form.submit', CHILD);
    expect(answerOf(refused)).toMatch(warned);
    expect(answerOf(refused)).toContain('Nothing was changed.');
    await here.timeBecomes('2026-06-01T10:00:00+01:00');
    expect(here.graph.mailsTo(PRINTED)).toEqual([]);
    expect((await here.stored(ref)).forms).toEqual({});

    // Others are written to as ever, and the address holds up no stage.
    await at.giveUp('Ian Fletcher');
    await at.act('Ian Fletcher', 'Send the form to my director', CHILD);
    await at.act('Ian Fletcher', 'Tell our representative', { text_notice: 'Xenopus.' });
    await at.act('Ian Fletcher', 'My director has the form');
    await at.giveUp('Grace Nwosu');
    const notice = await at.open('Grace Nwosu', 'Give notice to the partnership');
    const kept = { text_notice: 'Xenopus.', text_papers: 'none' };
    expect(answerOf(await here.seat('Grace Nwosu').press(notice, 'form.submit', kept))).toMatch(warned);
    await at.act('Grace Nwosu', 'They have it already');
    expect(await at.stage()).toBe('4');
    expect(await lastMentioned(here, ref)).toEqual(['Bernard Achebe', 'Stewart Lane']);
    expect(here.graph.mailsTo(PRINTED)).toEqual([]);
    await at.keeps(['Yaffle', 'Numbat']);
  });
});

describe('the printed address, confirmed', () => {
  let here: Partnership;
  beforeAll(async () => {
    here = await startPartnership('2026-06-01T09:00:00+01:00', (directory) => {
      printOffice(directory);
      setFor(directory, PROTOCOL, { confirmedAddresses: [PRINTED] });
    });
  });
  afterAll(() => here.stop());

  test('the form goes there', async () => {
    const { at } = await toSeniors(here);
    expect(answerOf(await at.open('Ian Fletcher', 'Send the form'))).not.toContain('confirmed');
    await at.act('Ian Fletcher', 'Send the form', CHILD);
    expect(lastMailTo(here)).toEqual([PRINTED]);
    expect(here.graph.mails().at(-1)?.body).toContain('Yaffle Numbat');
    expect(await at.buttons()).toContain('Fill in our part of the form');
  });
});
