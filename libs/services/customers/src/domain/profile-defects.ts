import type { FieldError } from '@hearback/kernel';
import { ATTRIBUTE_TEXT_MAX, ATTRIBUTES_MAX, fitsType, type AttributeType } from './attribute.js';
import type { Customer, ProfileChange } from './customer.js';
import { IDENTITIES_MAX, normalIdentity, type IdentityChange } from './identity.js';

/** The segment of a JSON pointer (RFC 6901) for a member's name. */
export function pointerTo(...names: readonly (string | number)[]): string {
  return names.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Identities in normal form, or what is wrong with those that have none. */
export function readIdentities(
  given: readonly IdentityChange[],
): { readonly identities: readonly IdentityChange[] } | { readonly defects: readonly FieldError[] } {
  const identities: IdentityChange[] = [];
  const defects: FieldError[] = [];
  for (const [index, { kind, value }] of given.entries()) {
    const identity = value === null ? { kind, value } : normalIdentity(kind, value);
    if (identity) identities.push(identity);
    else
      defects.push({
        pointer: pointerTo('identities', index, 'value'),
        code: 'identity',
        detail: `This is no identity of the kind ${kind}.`,
      });
  }
  return defects.length > 0 ? { defects } : { identities };
}

/** What is wrong with the attributes of a change: texts that are too long, and values that do not fit their key's type. */
export function attributeDefects(
  change: NonNullable<ProfileChange['attributes']>,
  types: ReadonlyMap<string, AttributeType>,
): readonly FieldError[] {
  return Object.entries(change).flatMap(([key, value]): FieldError[] => {
    if (value === null) return [];
    const pointer = pointerTo('attributes', key);
    if (typeof value === 'string' && Array.from(value).length > ATTRIBUTE_TEXT_MAX)
      return [{ pointer, code: 'too-long', detail: `A text has at most ${ATTRIBUTE_TEXT_MAX} characters.` }];
    const type = types.get(key);
    if (type === undefined || fitsType(type, value)) return [];
    return [{ pointer, code: 'attribute-type', detail: `The type of ${key} is ${type} since its first use.` }];
  });
}

/** What of a customer has grown beyond its limits. */
export function sizeDefects(customer: Customer): readonly FieldError[] {
  const defects: FieldError[] = [];
  if (Object.keys(customer.attributes).length > ATTRIBUTES_MAX)
    defects.push({ pointer: '/attributes', code: 'too-many', detail: `At most ${ATTRIBUTES_MAX} per customer.` });
  if (customer.identities.length > IDENTITIES_MAX)
    defects.push({ pointer: '/identities', code: 'too-many', detail: `At most ${IDENTITIES_MAX} per customer.` });
  return defects;
}
