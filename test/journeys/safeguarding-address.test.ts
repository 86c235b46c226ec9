import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, deskOf, lastMailTo } from './act.ts';
import { setFor } from './cast-protocol.ts';
import type { Directory, Partnership } from './partnership.ts';
import { SAFEGUARDING, raiseUnder } from './raise.ts';
import { CHILD, CONSTABLE, PROTOCOL, startSafeguarding } from './safeguarding-people.ts';
import { answerOf, lastMentioned, refIn } from './steps.ts';

const PRINTED = 'SCSP_Business@sandwell.gov.uk';

/** The office is in the directory with the address that the document prints. */
function printOffice(directory: Directory): void {
  for (const person of directory.people) if (person.name === 'Bronwen Office') person.email = PRINTED;
}

async function toSeniors(here: Partnership): Promise<{ at: Desk; ref: string }> {
  const matter = { ...SAFEGUARDING, zero: 'manager-aware', counterpart: CONSTABLE };
  const ref = refIn(await raiseUnder(here.seat('Hana Nurse'), PROTOCOL, matter));
  const at = deskOf(here, ref);
  await at.act('Hugo Line', 'Go to the senior managers', { reason: 'Xenopus: it is urgent.' });
  return { at, ref };
}

describe('the printed address, before its owner has confirmed it', () => {
  let here: Partnership;
  beforeAll(async () => {
    here = await startSafeguarding('2026-06-01T09:00:00+01:00', printOffice);
  });
  afterAll(() => here.stop());

  test('nothing is sent there; the writer is told who must confirm it; the Chair is reached another way', async () => {
    const { at, ref } = await toSeniors(here);
    const hilda = here.seat('Hilda Senior');
    const form = await at.open('Hilda Senior', 'Send the form');
    const warned =
      /SCSP_Business@sandwell\.gov\.uk.*nobody has confirmed.*Sandwell Children's Safeguarding Partnership has confirmed it.*business manager/;
    expect(answerOf(form)).toMatch(warned);
    const refused = await hilda.press(form, 'form.submit', CHILD);
    expect(answerOf(refused)).toMatch(warned);
    expect(answerOf(refused)).toContain('Nothing was changed.');
    await here.timeBecomes('2026-06-01T10:00:00+01:00');
    expect(here.graph.mailsTo(PRINTED)).toEqual([]);
    expect((await here.stored(ref)).forms).toEqual({});

    // Others are written to as ever, and the address holds up no stage.
    await at.giveUp('Hilda Senior');
    await at.act('Hilda Senior', 'Send the form to my director', CHILD);
    await at.act('Hilda Senior', 'Tell our representative', { text_notice: 'Xenopus.' });
    await at.act('Hilda Senior', 'My director has the form');
    await at.giveUp('Howard Chief');
    const notice = await at.open('Howard Chief', 'Give notice to the partnership');
    const kept = { text_notice: 'Xenopus.', text_papers: 'none' };
    expect(answerOf(await here.seat('Howard Chief').press(notice, 'form.submit', kept))).toMatch(warned);
    await at.act('Howard Chief', 'They have it already');
    expect(await at.stage()).toBe('4');
    expect(await lastMentioned(here, ref)).toEqual(['Bronwen Office', 'Celia Chair']);
    expect(here.graph.mailsTo(PRINTED)).toEqual([]);
    await at.keeps(['Yaffle', 'Numbat']);
  });
});

describe('the printed address, confirmed', () => {
  let here: Partnership;
  beforeAll(async () => {
    here = await startSafeguarding('2026-06-01T09:00:00+01:00', (directory) => {
      printOffice(directory);
      setFor(directory, PROTOCOL, { confirmedAddresses: [PRINTED] });
    });
  });
  afterAll(() => here.stop());

  test('the form goes there', async () => {
    const { at } = await toSeniors(here);
    expect(answerOf(await at.open('Hilda Senior', 'Send the form'))).not.toContain('confirmed');
    await at.act('Hilda Senior', 'Send the form', CHILD);
    expect(lastMailTo(here)).toEqual([PRINTED]);
    expect(here.graph.mails().at(-1)?.body).toContain('Yaffle Numbat');
    expect(await at.buttons()).toContain('Fill in our part of the form');
  });
});
