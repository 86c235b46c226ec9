import { describe, expect, it } from 'vitest';
import { dutyOwners } from '../../bot/protocol/authority.ts';
import type { Case } from '../../bot/protocol/case.ts';
import type { Duty, Protocol } from '../../bot/protocol/definition.ts';
import { formFaults, formOf, mergeForm } from '../../bot/protocol/form-values.ts';
import { readAllVersions } from '../../bot/read-protocols.ts';
import { castOf } from '../../bot/tools/cast.ts';
import { fillForm } from '../fixtures/fill-form.ts';
import { sandwell } from '../fixtures/sample-cases.ts';
import { complaintsAbout, inputsOf, textOf } from './card-complaints.ts';
import { type FormSample, drawForm } from './form-samples.ts';
import { typed } from './protocol-form-samples.ts';
import { parse, valueOf } from './read-form.ts';

const shipped = readAllVersions().flatMap((protocol) =>
  protocol.duties.flatMap((duty) =>
    formOf(protocol, duty) ? [{ name: `${protocol.id} ${duty.id}`, protocol, duty }] : [],
  ),
);

/** The form, opened by whoever owes it, in a case that has come to its stage. */
function opened(protocol: Protocol, duty: Duty): FormSample {
  const played = sandwell();
  const stages = protocol.stages
    .slice(0, protocol.stages.findIndex(({ id }) => id === duty.stage) + 1)
    .map(({ id }) => ({ stage: id, enteredAt: played.now }));
  const { id, version } = protocol;
  const kase: Case = {
    ...{ ...played.case, protocol: { id, version }, parties: castOf(protocol, {}), facts: {}, stages },
    happenings: [],
  };
  const world = { ...played.world, protocol };
  return {
    played: { ...played, world, case: kase },
    viewer: dutyOwners(world, kase, duty)[0]?.person ?? '',
    button: { ref: kase.ref, revision: 1, surface: 'stage', stage: duty.stage, form: 'write', duty: duty.id },
  };
}

describe.each(shipped)('the form of $name', ({ protocol, duty }) => {
  const sample = opened(protocol, duty);

  it('opens for somebody, sound and small enough', () => {
    expect(sample.viewer).not.toBe('');
    expect(complaintsAbout(drawForm(sample))).toEqual([]);
    expect(inputsOf(drawForm(sample)).length).toBeGreaterThan(0);
  });

  it('can be sent once what it needs is there, and is then right for the service too', () => {
    const values = fillForm(protocol, duty.id);
    const read = valueOf(parse(sample, typed(values)));
    const form = formOf(protocol, duty);
    if (!form || !('fields' in read)) throw new Error('the form was not read');
    const filling = { protocol, form, duty };
    expect(formFaults(filling, mergeForm(filling, {}, read.fields))).toEqual([]);
  });

  it('never says a thing of ours in the words of the file: no id of a field is shown', () => {
    const ids = formOf(protocol, duty)?.fields.map(({ id }) => id) ?? [];
    const shown = textOf(drawForm(sample));
    expect(ids.filter((id) => /[a-z][A-Z]/.test(id) && shown.includes(id))).toEqual([]);
  });
});

it('every protocol with a form is among them', () => {
  const withForm = readAllVersions().filter(({ forms }) => forms.length > 0);
  expect(new Set(shipped.map(({ protocol }) => protocol.id))).toEqual(new Set(withForm.map(({ id }) => id)));
});
