import { describe, expect, it } from 'vitest';
import { formBytes } from '../../bot/protocol/check-texts.ts';
import { readProtocols } from '../../bot/read-protocols.ts';
import { largestForms } from '../../cards/forms/protocol-form-size.ts';

const forms = [...readProtocols().values()].flatMap((protocol) =>
  protocol.forms.map((form) => {
    const sent = largestForms(protocol).filter((it) => it.form === form.id);
    return { name: `${protocol.id} ${form.id}`, form, bytes: Math.max(...sent.map(({ bytes }) => bytes)) };
  }),
);

describe('the weight that the check of a protocol takes for a form', () => {
  it.each(forms)('$name: is what its largest card weighs, within a tenth', ({ form, bytes }) => {
    expect(Math.abs(formBytes(form) - bytes)).toBeLessThan(bytes / 10);
  });
});
