import type { AttributeValue } from '../attribute.js';
import type { Customer, ProfileChange } from '../customer.js';
import type { Identity, IdentityChange } from '../identity.js';

/** Values of fields of a profile before and after an import, by the name of the field: `name`, `attribute:plan`, `identity:email`. */
export type FieldChanges = Readonly<Record<string, { readonly before: unknown; readonly after: unknown }>>;

/** The fields in which two states of a profile differ. */
export function changedFields(before: Customer, after: Customer): FieldChanges {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])];
  return Object.fromEntries(
    names.flatMap((name) => {
      const change = { before: was.get(name) ?? null, after: is.get(name) ?? null };
      return isSame(change.before, change.after) ? [] : [[name, change] as const];
    }),
  );
}

/** The changes of an import after a further row about the same customer: from what was before the first to what is now. */
export function joinedChanges(earlier: FieldChanges, later: FieldChanges): FieldChanges {
  const joined = Object.entries(later).map(
    ([name, { before, after }]) => [name, { before: (earlier[name] ?? { before }).before, after }] as const,
  );
  return { ...earlier, ...Object.fromEntries(joined) };
}

/** What takes the changes back where nobody has changed the field since; undefined if nothing is left to take back. */
export function restoringChange(customer: Customer, changes: FieldChanges): ProfileChange | undefined {
  const now = fieldsOf(customer);
  const own = Object.entries(changes).filter(([name, { after }]) => isSame(now.get(name) ?? null, after));
  if (own.length === 0) return undefined;
  const before = new Map(own.map(([name, change]) => [name, change.before]));
  const text = (name: string) => (before.has(name) ? { [name]: before.get(name) as string | null } : {});
  const keyed = (prefix: string) =>
    own.flatMap(([name, change]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), change.before] as const] : [],
    );
  return {
    ...text('name'),
    ...text('language'),
    ...text('timeZone'),
    attributes: Object.fromEntries(keyed('attribute:')) as Record<string, AttributeValue | null>,
    identities: keyed('identity:').flatMap(([kind, values]): IdentityChange[] =>
      values === null ? [{ kind, value: null }] : (values as readonly string[]).map((value) => ({ kind, value })),
    ),
  };
}

function fieldsOf({ name, language, timeZone, attributes, identities }: Customer): ReadonlyMap<string, unknown> {
  const kinds = new Map<string, string[]>();
  for (const { kind, value } of identities as readonly Identity[]) kinds.set(kind, [...(kinds.get(kind) ?? []), value]);
  return new Map<string, unknown>([
    ['name', name],
    ['language', language],
    ['timeZone', timeZone],
    ...Object.entries(attributes).map(([key, value]) => [`attribute:${key}`, value] as const),
    ...[...kinds].map(([kind, values]) => [`identity:${kind}`, values.toSorted()] as const),
  ]);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
