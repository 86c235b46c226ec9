import { describe, expect, it } from 'vitest';
import type { PersonForm } from '../../cards/directory/person-form.ts';
import type { Person } from '../../bot/ports/people.ts';
import type { LookedUp, Tenant, TenantUser } from '../../bot/ports/tenant.ts';
import { lookUp } from '../../bot/teams/look-up-person.ts';

const ENTRA = 'fc8a9626-b152-4f10-b063-1d464aae660d';
const ann: TenantUser = { entraId: ENTRA, name: 'Ann Field', email: 'ann@elm.example' };

/** A tenant that gives one answer to every question; the questions are taken down. */
function tenantThat(answer: LookedUp<TenantUser | undefined>): Tenant & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    user: (of) => {
      asked.push(of);
      return Promise.resolve(answer);
    },
    managerOf: () => Promise.resolve({ failed: 'not-reached' }),
    gone: () => Promise.resolve({ failed: 'not-reached' }),
  };
}

const form = (more: Partial<PersonForm> = {}): PersonForm => ({
  name: 'Ann Field',
  email: 'ann@elm.example',
  agency: { id: 'elm' },
  outside: false,
  ...more,
});
const listed: Person = { id: ENTRA, name: 'Ann Field', email: 'ann@elm.example', agency: 'elm' };

describe('somebody who is added', () => {
  it('in Teams is known by the id that their address has there', async () => {
    const tenant = tenantThat({ found: { ...ann, entraId: ENTRA.toUpperCase() } });
    expect(await lookUp(tenant, form(), undefined)).toEqual({ entraId: ENTRA });
    expect(tenant.asked).toEqual(['ann@elm.example']);
  });
  it('outside is not looked up', async () => {
    const tenant = tenantThat({ found: ann });
    expect(await lookUp(tenant, form({ outside: true, entraId: ENTRA }), undefined)).toEqual({});
    expect(tenant.asked).toEqual([]);
  });
  it('with an address that nobody has there, is to be corrected or outside', async () => {
    expect(await lookUp(tenantThat({ found: undefined }), form(), undefined)).toEqual({
      problems: { email: expect.stringContaining('choose “No: they are asked by e-mail”') as string },
    });
  });
  it.each([
    ['not-allowed', 'I have not been given the right to look people up'],
    ['not-reached', 'Your Teams did not answer'],
  ] as const)(
    'where Teams cannot be asked (%s) it is said plainly, with what can be done',
    async (failed, words) => {
      const looked = await lookUp(tenantThat({ failed }), form(), undefined);
      const said = 'problems' in looked ? (looked.problems['entraId'] ?? '') : '';
      expect(said).toContain(words);
      expect(said).toContain('give their Entra id here');
      expect(said).toContain('Nothing was saved');
    },
  );
  it('with an id, is believed where Teams cannot be asked, and that is said', async () => {
    const looked = await lookUp(tenantThat({ failed: 'not-allowed' }), form({ entraId: ENTRA }), undefined);
    expect(looked).toEqual({ entraId: ENTRA, note: expect.stringContaining('nobody has checked') as string });
    expect(await lookUp(tenantThat({ found: undefined }), form({ entraId: ENTRA }), undefined)).toEqual({
      problems: { entraId: 'Nobody in your Teams has this id. Please check it.' },
    });
  });
});

describe('somebody who is listed', () => {
  it('and keeps their address, is not looked up again', async () => {
    const tenant = tenantThat({ failed: 'not-reached' });
    expect(await lookUp(tenant, form({ email: 'ANN@elm.example' }), listed)).toEqual({ entraId: undefined });
    expect(tenant.asked).toEqual([]);
  });
  it('and gets a new address while Teams cannot be asked, can still sign in', async () => {
    const old = { ...listed, entraId: ENTRA };
    const looked = await lookUp(
      tenantThat({ failed: 'not-reached' }),
      form({ email: 'new@elm.example' }),
      old,
    );
    expect(looked).toMatchObject({
      entraId: ENTRA,
      note: expect.stringContaining('nobody has checked') as string,
    });
  });
  it('and comes into Teams from outside, is looked up', async () => {
    const tenant = tenantThat({ found: ann });
    expect(await lookUp(tenant, form(), { ...listed, outside: true })).toEqual({ entraId: ENTRA });
  });
});
