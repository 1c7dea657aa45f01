import type { Attributes } from '../domain/attribute.js';
import type { Customer, MergedProfile } from '../domain/customer.js';
import type { Identity } from '../domain/identity.js';

/** A customer with their identities, as queries return them. */
export interface CustomerRow {
  readonly id: string;
  readonly external_id: string;
  readonly name: string | null;
  readonly language: string | null;
  readonly time_zone: string | null;
  readonly attributes: Attributes;
  readonly identities: readonly Identity[];
  readonly merged: readonly (Omit<MergedProfile, 'mergedAt'> & { readonly mergedAt: string })[];
  readonly revision: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** The columns of a `CustomerRow`; `c` is the customer. Identities are sorted as in the domain. */
export const CUSTOMER_COLUMNS = `c.id, c.external_id, c.name, c.language, c.time_zone, c.attributes, c.revision, c.created_at, c.updated_at,
  ${identitiesOf('c')} as identities,
  coalesce((select json_agg(json_build_object('mergeId', m.id, 'id', x.id, 'externalId', x.external_id, 'name', x.name,
              'mergedAt', m.merged_at, 'identities', ${identitiesOf('x')}) order by m.merged_at, m.id)
            from customers.customer x
            join customers.customer_merge m on m.tenant_id = x.tenant_id and m.merged_id = x.id and m.unmerged_at is null
            where x.tenant_id = c.tenant_id and x.merged_into = c.id), '[]') as merged`;

function identitiesOf(customer: 'c' | 'x'): string {
  return `coalesce((select json_agg(json_build_object('kind', i.kind, 'value', i.value) order by i.kind, i.value)
    from customers.customer_identity i where i.tenant_id = ${customer}.tenant_id and i.customer_id = ${customer}.id), '[]')`;
}

/** Maps a row to the customer. */
export function fromCustomerRow(row: CustomerRow): Customer {
  return {
    id: row.id,
    externalId: row.external_id,
    name: row.name,
    language: row.language,
    timeZone: row.time_zone,
    attributes: row.attributes,
    identities: row.identities,
    merged: row.merged.map((profile) => ({ ...profile, mergedAt: new Date(profile.mergedAt) })),
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
