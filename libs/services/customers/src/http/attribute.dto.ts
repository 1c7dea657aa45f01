import { TimestampField, StringField, EnumField } from '@hearback/http';
import type { AttributeDefinition } from '../application/customer-store.js';
import type { AttributeType } from '../domain/attribute.js';

const TYPES = ['text', 'number', 'boolean', 'date'] as const satisfies readonly AttributeType[];

/** An attribute that customers of the workspace may have. */
export class AttributeDto {
  @StringField({ example: 'plan' })
  readonly key: string;
  @EnumField(TYPES, { description: 'Fixed at the first use of the key.' })
  readonly type: AttributeType;
  @TimestampField()
  readonly created_at: string;
}

/** The attribute definition as the API shows it. */
export function toAttributeDto({ key, type, createdAt }: AttributeDefinition): AttributeDto {
  return { key, type, created_at: createdAt.toISOString() };
}
