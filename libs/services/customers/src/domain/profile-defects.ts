import type { FieldError } from '@hearback/kernel';
import { ATTRIBUTE_TEXT_MAX, ATTRIBUTES_MAX, fitsType, type AttributeType } from './attribute.js';
import type { Customer, ProfileChange } from './customer.js';
import { IDENTITIES_MAX, normalIdentity, type IdentityChange } from './identity.js';

/** The JSON pointer (RFC 6901) to a member. */
export function pointerTo(...names: readonly (string | number)[]): string {
  return names.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The identities in normal form, or the defects of those that are not valid. */
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
        detail: `must be a valid identity of the kind ${kind}`,
      });
  }
  return defects.length > 0 ? { defects } : { identities };
}

/** The defects of a change's attributes: texts that are too long, and values that do not fit the type of their key. */
export function attributeDefects(
  change: NonNullable<ProfileChange['attributes']>,
  types: ReadonlyMap<string, AttributeType>,
): readonly FieldError[] {
  return Object.entries(change).flatMap(([key, value]): FieldError[] => {
    if (value === null) return [];
    const pointer = pointerTo('attributes', key);
    if (typeof value === 'string' && Array.from(value).length > ATTRIBUTE_TEXT_MAX)
      return [{ pointer, code: 'too-long', detail: `must have at most ${ATTRIBUTE_TEXT_MAX} characters` }];
    const type = types.get(key);
    if (type === undefined || fitsType(type, value)) return [];
    return [
      { pointer, code: 'attribute-type', detail: `must be of type ${type}, which the first use of ${key} defined` },
    ];
  });
}

/** The limits that the customer exceeds. */
export function sizeDefects(customer: Customer): readonly FieldError[] {
  const defects: FieldError[] = [];
  if (Object.keys(customer.attributes).length > ATTRIBUTES_MAX)
    defects.push({
      pointer: '/attributes',
      code: 'too-many',
      detail: `must have at most ${ATTRIBUTES_MAX} attributes`,
    });
  if (customer.identities.length > IDENTITIES_MAX)
    defects.push({
      pointer: '/identities',
      code: 'too-many',
      detail: `must have at most ${IDENTITIES_MAX} identities`,
    });
  return defects;
}
