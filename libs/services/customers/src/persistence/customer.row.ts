import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Attributes } from '../domain/attribute.js';
import type { Customer } from '../domain/customer.js';
import type { Identity } from '../domain/identity.js';

/** A customer as they are stored. */
@Entity({ schema: 'customers', name: 'customer' })
@Unique('customer_external_id_key', ['tenantId', 'externalId'])
@Index('customer_list_idx', ['tenantId', 'createdAt', 'id'])
export class CustomerRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'customer_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'customer_pkey' })
  id: string;
  @Column({ name: 'external_id', type: 'text' })
  externalId: string;
  @Column({ type: 'text', nullable: true })
  name: string | null;
  @Column({ type: 'text', nullable: true })
  language: string | null;
  @Column({ type: 'jsonb' })
  attributes: object;
  @Column({ type: 'integer' })
  revision: number;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}

/** An identity of a customer as it is stored. */
@Entity({ schema: 'customers', name: 'customer_identity' })
@Index('customer_identity_customer_idx', ['tenantId', 'customerId'])
export class CustomerIdentityRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'customer_identity_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'customer_identity_pkey' })
  kind: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'customer_identity_pkey' })
  value: string;
  @Column({ name: 'customer_id', type: 'uuid' })
  customerId: string;
}

/** An attribute of a customer as it is looked up. */
@Entity({ schema: 'customers', name: 'customer_attribute' })
@Index('customer_attribute_value_idx', ['tenantId', 'key', 'value', 'customerId'])
export class CustomerAttributeRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'customer_attribute_pkey' })
  tenantId: string;
  @PrimaryColumn({ name: 'customer_id', type: 'uuid', primaryKeyConstraintName: 'customer_attribute_pkey' })
  customerId: string;
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'customer_attribute_pkey' })
  key: string;
  @Column({ type: 'text' })
  value: string;
}

/** A customer with their identities as a query returns them. */
export interface CustomerRecord {
  readonly id: string;
  readonly external_id: string;
  readonly name: string | null;
  readonly language: string | null;
  readonly attributes: Attributes;
  readonly identities: readonly Identity[];
  readonly revision: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** The columns of a `CustomerRecord` from a customer `c`; identities sorted as the domain sorts them. */
export const CUSTOMER_COLUMNS = `c.id, c.external_id, c.name, c.language, c.attributes, c.revision, c.created_at, c.updated_at,
  coalesce((select json_agg(json_build_object('kind', i.kind, 'value', i.value) order by i.kind, i.value)
            from customers.customer_identity i where i.tenant_id = c.tenant_id and i.customer_id = c.id), '[]') as identities`;

/** The customer of a record. */
export function fromCustomerRecord(record: CustomerRecord): Customer {
  return {
    id: record.id,
    externalId: record.external_id,
    name: record.name,
    language: record.language,
    attributes: record.attributes,
    identities: record.identities,
    revision: record.revision,
    createdAt: record.created_at,
    updatedAt: record.updated_at,
  };
}
