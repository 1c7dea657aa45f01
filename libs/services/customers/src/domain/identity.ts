/** An identifier of a customer in another system: `email`, `phone`, `user_id`, or a kind that the workspace defines. */
export interface Identity {
  readonly kind: string;
  readonly value: string;
}

/** A change of the identities of one kind: a value, or `null` to remove all of the kind. */
export interface IdentityChange {
  readonly kind: string;
  readonly value: string | null;
}

/** Maximum number of identities per customer. */
export const IDENTITIES_MAX = 20;

const EMAIL = /^[^\s@,;:<>()"\\]{1,64}@[^\s@,;:<>()"\\]{1,189}\.[^\s@,;:<>()"\\.]{2,63}$/;

/**
 * The form in which an identity is stored and compared; undefined if the value is not valid for its kind. E-mail addresses
 * are trimmed and in lower case, telephone numbers in E.164 (`+` and 8 to 15 digits, without separators), other kinds trimmed.
 */
export function normalIdentity(kind: string, value: string): Identity | undefined {
  const trimmed = value.trim();
  if (kind === 'email') {
    const email = trimmed.toLowerCase();
    return EMAIL.test(email) ? { kind, value: email } : undefined;
  }
  if (kind === 'phone') {
    const phone = trimmed.replaceAll(/[\s().\-/]/g, '');
    return /^\+[1-9]\d{7,14}$/.test(phone) ? { kind, value: phone } : undefined;
  }
  return trimmed === '' ? undefined : { kind, value: trimmed };
}

/** Orders identities by kind, then value. Transactions lock identities in this order, so that they cannot deadlock. */
export function byKindAndValue(a: Identity, b: Identity): number {
  return a.kind === b.kind ? (a.value < b.value ? -1 : Number(a.value > b.value)) : a.kind < b.kind ? -1 : 1;
}

/**
 * The identities after a change: each kind in the change is replaced as a whole, other kinds stay. Sorted, without duplicates.
 */
export function mergeIdentities(present: readonly Identity[], change: readonly IdentityChange[]): readonly Identity[] {
  const named = new Set(change.map(({ kind }) => kind));
  const given = change.flatMap(({ kind, value }) => (value === null ? [] : [{ kind, value }]));
  const all = [...present.filter(({ kind }) => !named.has(kind)), ...given].toSorted(byKindAndValue);
  return all.filter((identity, index) => index === 0 || byKindAndValue(all[index - 1]!, identity) !== 0);
}
