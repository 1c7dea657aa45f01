import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AttributeDefinition } from '../application/customer-store.js';
import type { AttributeType } from '../domain/attribute.js';

/** The definition of an attribute as it is stored. */
@Entity({ schema: 'customers', name: 'attribute' })
@Unique('attribute_key_key', ['tenantId', 'key'])
@Index('attribute_list_idx', ['tenantId', 'createdAt', 'id'])
export class AttributeRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'attribute_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'attribute_pkey' })
  id: string;
  @Column({ type: 'text' })
  key: string;
  @Column({ type: 'text' })
  type: AttributeType;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

/** The definition of a row. */
export function fromAttributeRow({ id, key, type, createdAt }: AttributeRow): AttributeDefinition {
  return { id, key, type, createdAt };
}
