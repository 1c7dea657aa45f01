import type { Attributes } from '../domain/attribute.js';
import type { Customer } from '../domain/customer.js';
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
  readonly revision: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** The columns of a `CustomerRow`; `c` is the customer. Identities are sorted as in the domain. */
export const CUSTOMER_COLUMNS = `c.id, c.external_id, c.name, c.language, c.time_zone, c.attributes, c.revision, c.created_at, c.updated_at,
  coalesce((select json_agg(json_build_object('kind', i.kind, 'value', i.value) order by i.kind, i.value)
            from customers.customer_identity i where i.tenant_id = c.tenant_id and i.customer_id = c.id), '[]') as identities`;

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
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
