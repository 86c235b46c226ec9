import { describe, expect, it } from 'vitest';
import { readProtocols } from '../../bot/read-protocols.ts';
import { ScenarioError, readScenario } from '../../bot/tools/scenario.ts';

const protocols = readProtocols();
const BEGUN = '{ at: 2026-04-02T10:00, event: disagreement-arose, side: raising }';

const scenario = (facts: string, ...happenings: readonly string[]): string =>
  ['title: It', 'protocol: sandwell-send', `facts: ${facts}`, 'happenings:']
    .concat(happenings.map((it) => `  - ${it}`))
    .join('\n');
const read = (text: string) => readScenario(text, 'it.yaml', protocols);
const warnings = (...given: Parameters<typeof scenario>): readonly string[] =>
  read(scenario(...given)).warnings;
function mistakes(...given: Parameters<typeof scenario>): string[] {
  try {
    read(scenario(...given));
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ScenarioError);
    return (error as Error).message.split('\n');
  }
}

describe('a case file says of each mistake where it is, what it is and what is allowed', () => {
  it.each(['letter-sent', 'notice-sent', 'done'])('%s without its duty', (event) => {
    const [said = '', ...more] = mistakes('{}', BEGUN, `{ at: 2026-04-02T11:00, event: ${event} }`);
    expect(more).toEqual([]);
    expect(said).toMatch(/^it\.yaml:6:\d+: mistake: happening 2, event: ".+" has to say which duty it does/);
    expect(said).toMatch(event === 'letter-sent' ? /one of 1e, / : /one of .*3b-4/);
  });
  it('a kind of agency that there is not', () => {
    expect(mistakes('{ raising: { agencyType: skool } }', BEGUN)).toEqual([
      expect.stringMatching(
        /^it\.yaml:3:33: mistake: facts, raising, agencyType: "skool" is not allowed.*school, council/,
      ),
    ]);
  });
  it('what is not known of a side', () => {
    expect(mistakes('{ receiving: { agancy: Oak School } }', BEGUN)).toEqual([
      'it.yaml:3:23: mistake: facts, receiving, agancy: this is not known here; did you mean "agency"? Known here: role, agency, agencyType, employer',
    ]);
    expect(mistakes('{ receiving: council }', BEGUN)).toEqual([
      'it.yaml:3:21: mistake: facts, receiving: this must be a map of names and values',
    ]);
    expect(mistakes('{ raising: { agency: { name: Oak School } } }', BEGUN)).toEqual([
      'it.yaml:3:29: mistake: facts, raising, agency: this must be a text',
    ]);
  });
  it.each([
    ['of the facts', '{ __proto__: { adult: true } }', BEGUN, 3],
    ['of a side', '{ raising: { __proto__: x } }', BEGUN, 3],
    ['of a happening', '{}', BEGUN.replace('side', '__proto__'), 5],
  ])('the reserved name %s', (_, facts, happening, line) => {
    expect(mistakes(facts, happening)).toEqual([
      expect.stringMatching(new RegExp(`^it\\.yaml:${line}:\\d+: mistake: "__proto__" is not known here$`)),
    ]);
  });
  it.each([
    ['at', BEGUN.replace('2026-04-02T10:00', '2026-03-29T01:30')],
    ['recorded', BEGUN.replace(', event', ', recorded: 2026-03-29T01:00:00, event')],
  ])('an hour that the clocks leave out: %s', (key, happening) => {
    expect(mistakes('{}', happening)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^it\\.yaml:5:\\d+: mistake: happening 1, ${key}: .* does not exist: the clocks go forward`,
        ),
      ),
    ]);
  });
  it.each(['2026-03-29T00:59', '2026-03-29T02:00', '2026-03-29T01:30Z', '2026-10-25T01:30'])(
    'but takes %s, which there is',
    (at) => {
      expect(mistakes('{}', BEGUN.replace('2026-04-02T10:00', at))).toEqual([]);
    },
  );
  it('everything at once, in the order of the file, with happenings counted from 1', () => {
    expect(
      mistakes(
        '{}',
        '{ at: 2026-04-02, event: refered, side: raising }',
        '{ event: spoke, medium: loud, stage: 2 }',
      ),
    ).toEqual([
      expect.stringMatching(
        /^it\.yaml:5:30: mistake: happening 1, event: "refered" is not an event; did you mean "referred"\?/,
      ),
      expect.stringMatching(/^it\.yaml:6:5: mistake: happening 2, at: "at" is missing$/),
      expect.stringMatching(
        /^it\.yaml:6:29: mistake: happening 2, medium: "loud" is not allowed.* Allowed: verbal, written$/,
      ),
      expect.stringMatching(/^it\.yaml:6:42: mistake: happening 2, stage: this must be a text/),
    ]);
  });
  it.each([
    ['nothing', '', 'the file is empty'],
    ['a list', '- a', 'the file must be a map of names and values'],
    ['null', '~', 'the file must be a map of names and values'],
  ])('a file that holds %s', (_, text, message) => {
    expect(() => read(text)).toThrow(`it.yaml:1:1: mistake: ${message}`);
  });
});

describe('a case file is played all the same, with a warning', () => {
  it('where a fact has a name that nobody knows, or a value that says nothing', () => {
    expect(warnings('{ adlt: false, adult: "no", category: 99 }', BEGUN)).toEqual([
      expect.stringMatching(
        /^it\.yaml:3:10: warning: facts, adlt: no fact has this name.* did you mean "adult"/,
      ),
      expect.stringMatching(/^it\.yaml:3:\d+: warning: facts, adult: this is neither true nor false/),
      expect.stringMatching(/^it\.yaml:3:\d+: warning: facts, category: there is no such category/),
    ]);
  });
  it('where something is recorded before what stands above it', () => {
    const before = '{ at: 2026-04-01T09:00, event: raised, side: raising }';
    expect(warnings('{}', BEGUN, before)).toEqual([
      expect.stringMatching(/^it\.yaml:6:11: warning: happening 2, at: this is recorded before/),
    ]);
    const told = before.replace(', event', ', recorded: 2026-04-02T10:00, event');
    expect(warnings('{}', BEGUN, told)).toEqual([]);
  });
  it('and without one where everything is as it should be', () => {
    const facts =
      '{ adult: false, policyGap: true, category: 4, dissent: none, raising: { role: practitioner, agency: Oak, agencyType: other, employer: other } }';
    expect(warnings(facts, BEGUN)).toEqual([]);
  });
});
