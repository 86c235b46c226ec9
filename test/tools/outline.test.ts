import { describe, expect, it } from 'vitest';
import type { Protocol } from '../../bot/protocol/definition.ts';
import { readProtocols } from '../../bot/read-protocols.ts';
import { outlineOf } from '../../bot/tools/outline.ts';

const shipped = readProtocols();
const protocolOf = (id: string): Protocol => {
  const found = shipped.get(id);
  if (!found) throw new RangeError(`no protocol "${id}"`);
  return found;
};
const outline = (id: string): string => outlineOf(protocolOf(id));

/** What stands between a heading and the next one of its rank or higher. */
function section(text: string, heading: string): string {
  const start = text.indexOf(heading);
  expect(start, `there is no "${heading}"`).toBeGreaterThanOrEqual(0);
  const rank = /^#+/.exec(heading)?.[0].length ?? 1;
  const rest = text.slice(start + heading.length);
  const end = rest.search(new RegExp(`\n#{1,${rank}} `));
  return end < 0 ? rest : rest.slice(0, end);
}

describe.each([...shipped.keys()])('the outline of %s', (id) => {
  const protocol = protocolOf(id);
  const text = outline(id);

  it('has every stage, duty, category, field and reading', () => {
    for (const stage of protocol.stages) expect(text).toContain(`### Stage ${stage.id}: ${stage.title}`);
    for (const duty of protocol.duties) expect(text).toContain(`- **${duty.id}** `);
    for (const { label } of protocol.categories) expect(text).toContain(label);
    for (const form of protocol.forms)
      for (const { label } of form.fields) expect(text).toContain(`**${label}**`);
    for (const { chosen } of protocol.readings) expect(text).toContain(chosen);
  });
  it('gives each duty and each reading its lines of the document', () => {
    const facts = text.split('\n').filter((line) => /^- \*\*|^### Stage|^\d+\. /.test(line));
    const duties = facts.filter((line) =>
      protocol.duties.some((duty) => line.startsWith(`- **${duty.id}** `)),
    );
    expect(duties).toHaveLength(protocol.duties.length);
    for (const line of duties) expect(line).toMatch(/\[lines? [\d, -]+\]/);
    expect(text.match(/Not signed by the owner yet\./g)).toHaveLength(protocol.readings.length);
  });
  it('shows nothing of the machinery', () => {
    expect(text).not.toMatch(/undefined|\[object|NaN|endsWithStage|@\*|camelCase/);
  });
});

describe('the outline in its words', () => {
  it('says who does what, to whom, by when and from when', () => {
    const stage = section(outline('sandwell-send'), '### Stage 2: ');
    expect(stage).toContain('- Who holds it: the line or team manager of each side.');
    expect(stage).toContain('- **2b** The two managers try to settle it. [lines 201-202]');
    expect(stage).toContain(
      'By when: 2 working days, counted from when it is taken up, and by day 7 of the whole case.',
    );
    expect(stage).toContain('It should be done; past its time it is shown as late.');
    expect(stage).toContain(
      'Copies: the practitioner of the raising side and the practitioner of the receiving side.',
    );
    expect(stage).toContain('Until it is done it holds up the closing of the case.');
  });
  it('says where a stage leads, and what has to be done first', () => {
    const stage = section(outline('sandwell-safeguarding'), '### Stage 2: ');
    expect(stage).toMatch(
      /Not settled, when either side says so\. It goes to stage 3, .* First, where asked for: 1e, 2f, 2g and 2h\./,
    );
    expect(stage).toContain('the time is a guide: past it, it is shown as past the time given');
  });
  it('says what keeps a case open that ends there, and nothing of an end elsewhere', () => {
    const stage = section(outline('sandwell-send'), '### Stage X: ');
    expect(stage).toContain(
      'It may be closed once nothing of this is open any more: needs-met. This is the last stage.',
    );
  });
  it('says who may raise a matter, and whom it sends elsewhere', () => {
    const rules = section(outline('dorset-send'), '## Who may raise a matter');
    expect(rules).toContain('is answered "A parent or carer"');
    expect(rules).toContain('no case; the person is sent elsewhere');
    expect(rules).toContain('Anybody else: no case yet: the owner must be asked.');
  });
  it('says plainly that no number is printed', () => {
    expect(section(outline('dorset-send'), '## Danger')).toContain('No phone number is printed.');
    expect(section(outline('sandwell-send'), '## Danger')).toContain('MASH (child): 0121 5693100');
  });
  it('says that a time is stated, and that nothing is sent before', () => {
    expect(section(outline('west-sussex'), '### Stage 1: ')).toContain(
      '- Time: as long as the escalating person says. Nothing is sent before a time is stated.',
    );
  });
  it('names who stands in, what agencies call a level, and an address that is not used', () => {
    expect(section(outline('birmingham'), '## What agencies call')).toMatch(
      /In place of the holder of stage .*"School or college": the Head Teacher/,
    );
    expect(section(outline('sandwell-safeguarding'), '## What agencies call')).toMatch(
      /agency of the kind "Police" the Sergeant[\s\S]*is not used until its owner has confirmed it/,
    );
  });
  it('goes through a form field by field', () => {
    const forms = section(outline('sandwell-safeguarding'), '## Forms');
    expect(forms).toMatch(/one of: .*Child in Need/);
    expect(forms).toMatch(/must be filled in if ".+" is ".+"/);
    expect(forms).toMatch(/only for the SCSP Business Manager to fill in/);
  });
  it('says who signed a reading, and when', () => {
    const protocol = protocolOf('dorset-send');
    const [first, ...rest] = protocol.readings;
    if (!first) throw new Error('there are no readings');
    const signed = { ...first, owner_signed: { name: 'A. Owner', date: '2026-05-01' } };
    const text = outlineOf({ ...protocol, readings: [signed, ...rest] });
    expect(text).toContain('Signed by A. Owner on 2026-05-01.');
    expect(text.match(/Not signed by the owner yet\./g)).toHaveLength(rest.length);
  });
  it('shows options and the reason of a reading', () => {
    const readings = section(outline('sandwell-send'), '## Readings');
    expect(readings).toContain('It could mean: 5 days / 4 days.');
    expect(readings).toContain('Because: The prose gives two days to raise it and two to meet');
  });
  it('says conditions as people would, and the raw names of nothing', () => {
    for (const id of shipped.keys())
      expect(outline(id)).not.toMatch(
        /policy gap"|dcs possible|too serious"|council other|"carer"|"category"|"family"/,
      );
    expect(outline('birmingham')).toContain(
      'Only if the policy or the procedures have a gap or a weak point.',
    );
    expect(outline('sandwell-send')).toContain("Only if the Director of Children's Services may be needed.");
    expect(outline('dorset-send')).toContain(
      'is answered "Dorset Council, but not Children\'s Services" or "No": no case',
    );
    expect(outline('sandwell-safeguarding')).toContain(
      'If whoever raises it is a parent, a carer, a young person or somebody of the family: no case',
    );
  });
  it('says what is the same for everybody once', () => {
    expect(section(outline('west-sussex'), '## Who may raise')).toMatch(
      /^[^\n]*\n\n- Anybody who works with the child, also if both sides are of the same agency \[line 11\]: the case is taken on\.\n\n/,
    );
    expect(section(outline('birmingham'), '## Who may raise').trim()).toMatch(/is taken on\.$/);
  });
  it('names the duty by which a case goes up, and those whose sending begins a time', () => {
    expect(outline('sandwell-send')).toContain(
      'It goes to stage 3a, "The senior managers meet", by 3a-1 (Refer it to your own service or senior manager).',
    );
    expect(outline('sandwell-safeguarding')).toContain(
      'Asked for as soon as the notice is sent (duty 2e or 3f) or the form arrives (stage 4).',
    );
  });
  it('begins with its contents, and sets every line under the words that it belongs to', () => {
    const text = outline('birmingham');
    const start = text.slice(0, text.indexOf('\n## '));
    expect(start).toContain('- [Who may raise a matter](#who-may-raise-a-matter)');
    expect(start).toMatch(
      /\n {2}- \[Stage 3a: The senior managers meet\]\(#stage-3a-the-senior-managers-meet\)/,
    );
    for (const id of shipped.keys()) {
      expect(outline(id)).not.toMatch(/\n\n\n|\.\)\./);
      const [, ...tens] = section(outline(id), '## Readings').split(/\n\d\d\. /);
      for (const reading of tens) expect(reading).toMatch(/\n {4}- Chosen: /);
    }
  });
});
