/** Something by which a customer is known elsewhere: `email`, `phone`, `user_id`, or a kind of the workspace's own. */
export interface Identity {
  readonly kind: string;
  readonly value: string;
}

/** What a profile says of the identities of one kind: their values, or `null` to take all of the kind away. */
export interface IdentityChange {
  readonly kind: string;
  readonly value: string | null;
}

/** Most identities of one customer. */
export const IDENTITIES_MAX = 20;

const EMAIL = /^[^\s@,;:<>()"\\]{1,64}@[^\s@,;:<>()"\\]{1,189}\.[^\s@,;:<>()"\\.]{2,63}$/;

/**
 * The form in which an identity is stored and compared, or `undefined` where the value is none of its kind. E-mail
 * addresses: trimmed, in lower case. Telephone numbers: E.164 (`+` and 8 to 15 digits) without the usual separators. Other kinds: trimmed.
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

/** Orders identities by kind, then value: everyone who locks several locks them in this order. */
export function byKindAndValue(a: Identity, b: Identity): number {
  return a.kind === b.kind ? (a.value < b.value ? -1 : Number(a.value > b.value)) : a.kind < b.kind ? -1 : 1;
}

/**
 * The identities after a change: each kind that the change names is replaced by what it says of it, every other kind
 * stays. Sorted, each once.
 */
export function mergeIdentities(present: readonly Identity[], change: readonly IdentityChange[]): readonly Identity[] {
  const named = new Set(change.map(({ kind }) => kind));
  const said = change.flatMap(({ kind, value }) => (value === null ? [] : [{ kind, value }]));
  const all = [...present.filter(({ kind }) => !named.has(kind)), ...said].toSorted(byKindAndValue);
  return all.filter((identity, index) => index === 0 || byKindAndValue(all[index - 1]!, identity) !== 0);
}
