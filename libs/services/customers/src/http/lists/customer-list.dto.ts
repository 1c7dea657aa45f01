import { publicId } from '@hearback/kernel';
import { EnumField, IntegerField, ListField, PublicIdField, StringField, TimestampField } from '@hearback/http';
import type { CustomerList } from '../../application/lists/list-store.js';
import type { UploadedList } from '../../application/lists/upload-list.js';

const NAME = { min: 1, max: 120, example: 'Trade fair in March' };
const CODES = ['nobody', 'email', 'external-id', 'name', 'email-taken'] as const;

/** Maximum number of rows whose defects are listed. */
const MAX_DEFECTS = 100;

/** A list of customers. */
export class CustomerListDto {
  @PublicIdField('lst') readonly id: string;
  @StringField(NAME) readonly name: string;
  @IntegerField({ min: 0, example: 240, description: 'Number of customers.' }) readonly size: number;
  @TimestampField() readonly created_at: string;
}

/** A row that was left out. */
export class ListDefectDto {
  @IntegerField({ min: 2, example: 7, description: 'As in a spreadsheet; 2 is the first after the column names.' })
  readonly row: number;
  @EnumField(CODES, {
    description: '`nobody`: neither id nor address. `email-taken`: the address belongs to another customer.',
  })
  readonly code: (typeof CODES)[number];
}

/** What became of a file. */
export class UploadedListDto {
  @PublicIdField('lst', { nullable: true, description: 'Null: a dry run.' }) readonly id: string | null;
  @StringField(NAME) readonly name: string;
  @IntegerField({ min: 0, example: 200, description: 'Customers who were known.' }) readonly found: number;
  @IntegerField({ min: 0, example: 40, description: 'Customers who were created, or would be.' })
  readonly created: number;
  @IntegerField({ min: 0, example: 2, description: 'Rows that were left out.' }) readonly rejected: number;
  @ListField(() => ListDefectDto, { max: MAX_DEFECTS, description: 'The first of them.' })
  readonly defects: readonly ListDefectDto[];
}

/** The list as the API shows it. */
export function toCustomerListDto({ id, name, size, createdAt }: CustomerList): CustomerListDto {
  return { id: publicId('lst', id), name, size, created_at: createdAt.toISOString() };
}

/** What became of a file, as the API shows it. */
export function toUploadedListDto({ id, name, found, created, defects }: UploadedList): UploadedListDto {
  return {
    id: id === null ? null : publicId('lst', id),
    name,
    found,
    created,
    rejected: defects.length,
    defects: defects.slice(0, MAX_DEFECTS),
  };
}
