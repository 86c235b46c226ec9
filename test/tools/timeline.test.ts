import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readProtocols } from '../../bot/read-protocols.ts';
import { simulate, tellTimeline } from '../../bot/tools/simulate.ts';

const protocols = readProtocols();
const tell = (text: string): Promise<string> => tellTimeline(text, 'file.yaml', protocols);
/** As one long line, so that a test need not know where a line breaks. */
const told = async (text: string): Promise<string> => (await tell(text)).replace(/\s+/g, ' ');

const sandwell = (happenings: string, more = ''): string => `title: A disagreement
protocol: sandwell-send
facts: { adult: false, raising: { agency: Oak School }, receiving: { agency: Hill Council } }
happenings:
${happenings
  .trim()
  .split('\n')
  .map((line) => `  - { ${line.trim()} }`)
  .join('\n')}
${more}`;
const BEGUN = 'at: 2026-04-02T10:00, event: disagreement-arose, side: raising';
const RAISED = `${BEGUN}\nat: 2026-04-02T11:00, event: raised, side: raising, medium: verbal`;

describe('a timeline', () => {
  it('tells what happened, what followed and why, and where it stands in the end', async () => {
    const text = await tell(sandwell(BEGUN, 'asOf: 2026-04-07T09:00\n'));
    expect(text).toBe(`A disagreement
==============
Protocol  Sandwell SEND resolution and escalation protocol (sandwell-send, version 1)
Facts     adult: no; raising.agency: Oak School; receiving.agency: Hill Council
Times are London’s. A limit by days lasts until the end of its day, 23:59; the cards of the bot
ask for it by 17:00, on a working day.

Thu 2 April 2026
  10:00  Practitioner, Oak School (raising): the disagreement began
         opens    stage 1, “The practitioners talk”
         to do    1a: Raise the matter with the other practitioner.
                  who: practitioner, Oak School (raising)
                  by Wed 8 April, end of the day: 2 working days from Thu 2 April; Good Friday
                  and Easter Monday are not counted; it is day 2 of the whole case too
         beside   1b: Give clear reasons that rest on evidence.
         beside   1-record (both sides): Put what was said and decided on the child's or young
                  person's file.
         beside   1-advice: Talk early to your own safeguarding or child protection lead.

Tue 7 April 2026
  09:00  The timer reminds of 1a.

How it stands on Tue 7 April 2026, 09:00
========================================
  Stage           stage 1, “The practitioners talk”
  State           open
  Next date       Wed 8 April, end of the day, for 1a: 2 working days from Thu 2 April; Good
                  Friday and Easter Monday are not counted
  Printed days    day 2: Wed 8 April, end of the day
                  day 5: Mon 13 April, end of the day
                  day 7: Wed 15 April, end of the day
                  day 10 (target for settling it by talking): Mon 20 April, end of the day
                  day 14 (outer limit with the directors' meeting): Fri 24 April, end of the day
  Open duties     1a: Raise the matter with the other practitioner. By Wed 8 April, end of the
                  day.
                  1b: Give clear reasons that rest on evidence.
                  1-record:raising, 1-record:receiving: Put what was said and decided on the
                  child's or young person's file.
                  1-advice: Talk early to your own safeguarding or child protection lead.
  Possible now    say that it cannot be settled here
                  settle it
                  go to stage 2, “The line managers try to settle it”
  In the way      none
  Danger          none is open`);
  });

  it('says what is done, also when it is late', async () => {
    const text = await told(
      sandwell(`${RAISED}\nat: 2026-04-10T09:00, event: file-reviewed, side: receiving`),
    );
    expect(text).toContain('11:00 Practitioner, Oak School (raising): raised the matter, by word of mouth');
    expect(text).toContain('done 1a: Raise the matter with the other practitioner. to do 1c:');
    expect(text).toContain('Thu 9 April 2026');
    expect(text).toContain('23:59 The time has passed for: LATE 1c: Read and review the case file.');
    expect(text).toContain('done 1c: Read and review the case file. – late: its time had passed');
  });

  it('says in plain words why something was refused, and in the word of the result', async () => {
    const text = await told(
      sandwell(`${RAISED}\nat: 2026-04-02T12:00, event: stage-requested, side: raising, to: '3b'`),
    );
    expect(text).toMatch(
      /12:00 Raising side: asked to go to another stage, to stage 3b, .* REFUSED .+ \((not-now|not-yours)\)/,
    );
  });

  it('says when something was told later than it happened, and what moves', async () => {
    const text = await told(
      sandwell(
        `${RAISED}\nat: 2026-03-31T09:00, recorded: 2026-04-02T12:00, event: disagreement-arose, side: raising`,
      ),
    );
    expect(text).toContain('the disagreement began (it happened on Tue 31 March, 09:00)');
    expect(text).toMatch(
      /moves 1a: .* From Wed 8 April, end of the day to Thu 2 April, end of the day: 2 working/,
    );
  });

  it('counts hours through nights and weekends', async () => {
    const text = await told(
      sandwell(`${RAISED}
        at: 2026-04-02T12:00, event: unresolved, side: raising, reason: no way forward
        at: 2026-04-02T13:00, event: referred, to: '2'
        at: 2026-04-02T14:00, event: unresolved, side: raising, reason: no way forward`),
    );
    expect(text).toContain('it cannot be settled at this stage, because “no way forward”');
    expect(text).toContain(
      'to do 3a-1 (both sides): Refer it to your own service or senior manager. who: line or team manager, Oak School (raising) and Hill Council (receiving) by Fri 3 April, 14:00: 24 hours from Thu 2 April, 14:00; nights and weekends count',
    );
  });

  it('says where a stage was opened before the time of the one below was up', async () => {
    const text = await told(
      sandwell(`${RAISED}\nat: 2026-04-02T12:00, event: referred, to: '2', reason: the child waits`),
    );
    expect(text).toContain(
      'opens stage 2, “The line managers try to settle it” – before the time of the stage',
    );
  });

  it('says what keeps a case from being closed, and how it ended', async () => {
    const text = await told(sandwell(`${RAISED}\nat: 2026-04-02T12:00, event: resolved`));
    expect(text).toContain('noted everybody who must has agreed to the same words ends it is settled');
    expect(text).toContain('State settled; something is still to be done before it can be closed');
    expect(text).toMatch(/In the way closing: .*1e.* must be done first/);
  });

  it('shows an earlier date, and one that was only asked for', async () => {
    const text = await told(
      sandwell(`${RAISED}
        at: 2026-04-02T12:00, event: earlier-date-set, side: raising, until: 2026-04-07, reason: the child waits
        at: 2026-04-02T13:00, event: later-date-requested, side: receiving, until: 2026-04-30, reason: ill`),
    );
    expect(text).toContain('Next date Tue 7 April, end of the day: an earlier date that a person has set');
    expect(text).toContain('More time asked until Thu 30 April, end of the day; no date moved');
  });

  it('shows the steps and the numbers when a child may be in danger', async () => {
    const text = await told(
      sandwell(`${RAISED}\nat: 2026-04-02T12:00, event: risk-flagged, side: raising, level: immediate`),
    );
    expect(text).toContain('DANGER a child or young person may be in danger');
    expect(text).toMatch(/1\. .* Numbers .*0121 /);
  });

  it('marks what rests on bank holidays that are not known yet', async () => {
    const known = await told(sandwell(BEGUN));
    expect(known).not.toMatch(/provisional/i);
    const text = await told(sandwell(BEGUN, 'settings: { bankHolidaysUntil: 2026-04-03 }\n'));
    expect(text).toContain('by Tue 7 April, end of the day (provisional): 2 working days');
    expect(text).toContain('Next date Tue 7 April, end of the day (provisional)');
    expect(text).toContain('By Tue 7 April, end of the day (provisional).');
    expect(text).toContain('Bank holidays after 3 April 2026 are not known yet');
  });

  it('says the year where it is another one', async () => {
    const text = await told(sandwell('at: 2026-12-24T10:00, event: disagreement-arose, side: raising'));
    expect(text).toContain('day 5: Tue 5 January 2027, end of the day');
  });
});

describe('where no case is opened', () => {
  it('it says where the person is sent instead', async () => {
    const text = await told(`title: A parent
protocol: dorset-send
facts: { raising: { role: parent } }
happenings:
  - { at: 2026-04-02T10:00, event: raised, side: raising }
`);
    expect(text).toContain('No case is opened: the person is sent elsewhere (redirected).');
    expect(text).toMatch(/Where to go instead, in this order: 1\. First, .* 2\. .* 3\. /);
  });
  it('it says whom to ask', async () => {
    const text = await told(`title: Somebody else
protocol: dorset-send
facts: { raising: { role: practitioner, agencyType: other } }
happenings:
  - { at: 2026-04-02T10:00, event: raised, side: raising }
`);
    expect(text).toContain("the protocol's owner must be asked (ask-owner)");
    expect(text).toContain("Flag owner: The protocol's owner has to look at this case.");
  });
});

interface Result {
  readonly stage: string;
  readonly refused: readonly unknown[];
  readonly duties: Readonly<Record<string, { startedAt: string | null }>>;
  readonly open: readonly string[];
  readonly flags: readonly string[];
  readonly provisional: boolean;
}

describe('the timeline and the result tell the same', () => {
  const folder = new URL('../scenarios/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  it.each(files)('%s', async (file) => {
    const scenario = readFileSync(new URL(file, folder), 'utf8');
    const text = await tell(scenario);
    const result = (await simulate(scenario, file, protocols)) as Result;
    expect(text.split('\n').filter((line) => line.length > 96)).toEqual([]);
    expect(text).not.toMatch(/undefined|\[object|null|NaN/);
    expect(text.match(/^ +REFUSED/gm)?.length ?? 0).toBe(result.refused.length);
    for (const [key, { startedAt }] of Object.entries(result.duties)) {
      const id = key.split(':')[0] ?? '';
      const starts = text
        .split('\n')
        .some(
          (line) =>
            /^ {9}(to do|beside) /.test(line) &&
            line.slice(18).startsWith(id) &&
            ': '.includes(line.charAt(18 + id.length)),
        );
      expect(starts, `${key} of ${file}`).toBe(startedAt !== null);
    }
    const end = text.slice(text.indexOf('How it stands on'));
    for (const key of result.open) expect(end).toContain(key);
    for (const flag of result.flags) expect(text).toContain(`${flag}: `);
    expect(/Bank holidays after/.test(end)).toBe(result.provisional);
  });
});
