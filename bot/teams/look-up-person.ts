import type { PersonForm } from '../../cards/directory/person-form.ts';
import type { Problems } from '../../cards/submission.ts';
import type { Person } from '../ports/people.ts';
import type { Tenant } from '../ports/tenant.ts';

type Looked =
  | { readonly entraId?: string | undefined; readonly note?: string | undefined }
  | { readonly problems: Problems };

/** Why somebody could not be looked up. */
export const WHY_FAILED = {
  'not-allowed': 'I have not been given the right to look people up in your Teams',
  'not-reached': 'Your Teams did not answer when I looked this person up',
} as const;
type Failed = keyof typeof WHY_FAILED;

/** Without the id nobody could sign in as them: so either it is given, or they are asked by e-mail. */
const cannotAsk = (failed: Failed): Looked => ({
  problems: {
    entraId: `${WHY_FAILED[failed]}. Please give their Entra id here; or choose “No: they are asked by e-mail” for now, and change it later. Nothing was saved.`,
  },
});

const unchecked = (failed: Failed, entraId: string | undefined): Looked => ({
  entraId,
  note: `${WHY_FAILED[failed]}, so nobody has checked that the address belongs to this account.`,
});

/** The Entra id with which somebody in Teams signs in, looked up by what the form gives. */
export async function lookUp(tenant: Tenant, form: PersonForm, old: Person | undefined): Promise<Looked> {
  if (form.outside) return {};
  const known = old && old.outside !== true ? old : undefined;
  if (form.entraId !== undefined) {
    const byId = await tenant.user(form.entraId);
    if ('failed' in byId) return unchecked(byId.failed, form.entraId);
    return byId.found
      ? { entraId: byId.found.entraId.toLowerCase() }
      : { problems: { entraId: 'Nobody in your Teams has this id. Please check it.' } };
  }
  if (known?.email.toLowerCase() === form.email.toLowerCase()) return { entraId: known.entraId };
  const byEmail = await tenant.user(form.email);
  if ('failed' in byEmail)
    return known ? unchecked(byEmail.failed, known.entraId) : cannotAsk(byEmail.failed);
  return byEmail.found
    ? { entraId: byEmail.found.entraId.toLowerCase() }
    : {
        problems: {
          email:
            'Nobody in your Teams has this address. Please correct it, or choose “No: they are asked by e-mail”.',
        },
      };
}
