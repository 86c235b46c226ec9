/** Somebody whom the Entra tenant of the partnership knows. */
export interface TenantUser {
  readonly entraId: string;
  readonly name: string;
  readonly email: string;
  readonly jobTitle?: string;
}

/**
 * What a look-up gave. `not-allowed`: the service has not been given the right to look people up; `not-reached`: the
 * tenant gave no answer. Whoever asks goes on without it, and says so.
 */
export type LookedUp<T> = { readonly found: T } | { readonly failed: 'not-allowed' | 'not-reached' };

/** Looks people up in the Entra tenant. Never rejects. */
export interface Tenant {
  /** By Entra object id or by e-mail address; undefined where nobody is known by it. */
  user(idOrEmail: string): Promise<LookedUp<TenantUser | undefined>>;
  /** The line above somebody; undefined where the tenant names nobody. */
  managerOf(entraId: string): Promise<LookedUp<TenantUser | undefined>>;
  /** Of these Entra ids, those who have left or whose account is switched off. */
  gone(entraIds: readonly string[]): Promise<LookedUp<readonly string[]>>;
}
