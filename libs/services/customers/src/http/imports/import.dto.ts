import {
  EnumField,
  IntegerField,
  ListQueryDto,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import {
  IMPORT_STATUSES,
  type ImportState,
  type ImportStatus,
  type StoredRowError,
} from '../../application/imports/import-state.js';
import { IMPORT_KINDS, type ImportKind } from '../../domain/imports/import-mapping.js';
import { CustomerImportMappingDto, toCustomerImportMappingDto } from './import-mapping.dto.js';
import { CustomerImportProposalDto, toCustomerImportProposalDto } from './import-proposal.dto.js';

/** The query of a list of imports. */
export class CustomerImportQueryDto extends ListQueryDto {
  @EnumField(IMPORT_STATUSES, { optional: true })
  readonly status?: ImportStatus;
}

/** Counts of rows. */
export class CustomerImportRowsDto {
  @IntegerField({ min: 0 })
  readonly read: number;

  @IntegerField({ min: 0, description: 'Rows that created or changed a customer, or recorded an event.' })
  readonly accepted: number;

  @IntegerField({ min: 0, description: 'Rows that said what was known already.' })
  readonly unchanged: number;

  @IntegerField({ min: 0 })
  readonly rejected: number;
}

/** What undoing has done so far. */
export class CustomerImportUndoDto {
  @IntegerField({ min: 0, description: 'Events withdrawn, customers removed and profiles restored.' })
  readonly undone: number;

  @IntegerField({ min: 0, description: 'Customers who stay as they are, because something happened with them since.' })
  readonly kept: number;
}

/** Why an import failed. */
export class CustomerImportFailureDto {
  @StringField({ example: 'missing-column' })
  readonly code: string;

  @StringField({ example: 'The header has no column “E-Mail”.' })
  readonly detail: string;

  @IntegerField({ min: 1, nullable: true, description: 'Row number as a spreadsheet shows it.' })
  readonly row: number | null;
}

/** An import of customers or events with its progress. */
export class CustomerImportDto {
  @PublicIdField('cim')
  readonly id: string;

  @EnumField(['customer_import'])
  readonly object: 'customer_import';

  @EnumField(IMPORT_KINDS, { nullable: true, description: 'What the file holds, as found or as it was started.' })
  readonly holds: ImportKind | null;

  @StringField({ nullable: true, example: 'customers.csv', description: 'Name of the file.' })
  readonly file_name: string | null;

  @EnumField(IMPORT_STATUSES, { description: '`proposed`: it waits to be started.' })
  readonly status: ImportStatus;

  @ObjectField(() => CustomerImportProposalDto, { nullable: true, description: 'What was found in the file.' })
  readonly proposal: CustomerImportProposalDto | null;

  @ObjectField(() => CustomerImportMappingDto, { nullable: true, description: 'How it was started; null: not yet.' })
  readonly mapping: CustomerImportMappingDto | null;

  @IntegerField({ min: 0, max: 100, description: 'Percentage of the content that has been processed.' })
  readonly progress: number;

  @ObjectField(() => CustomerImportRowsDto)
  readonly rows: CustomerImportRowsDto;

  @ObjectField(() => CustomerImportUndoDto)
  readonly undo: CustomerImportUndoDto;

  @IntegerField({ min: 0, description: 'Number of errors; the first 1,000 are stored.' })
  readonly errors_total: number;

  @ObjectField(() => CustomerImportFailureDto, {
    nullable: true,
    description: 'The rows before the failure stay accepted.',
  })
  readonly failure: CustomerImportFailureDto | null;

  @TimestampField()
  readonly created_at: string;

  @TimestampField({ nullable: true })
  readonly finished_at: string | null;
}

/** The query of a list of row errors. */
export class CustomerImportErrorQueryDto {
  @IntegerField({ min: 1, max: 100, optional: true, description: 'Items on a page.', example: 25 })
  readonly limit: number = 25;

  @StringField({ min: 1, max: 500, optional: true, description: '`next_cursor` of the previous page.' })
  readonly cursor?: string;
}

/** A defect of a row. */
export class CustomerImportErrorDto {
  @IntegerField({ min: 1, description: 'Row number as a spreadsheet shows it.', example: 17 })
  readonly row: number;

  @StringField({ nullable: true, example: 'E-Mail' })
  readonly column: string | null;

  @StringField({ example: 'identity' })
  readonly code: string;

  @StringField({ example: 'must be an e-mail address such as ada@example.org' })
  readonly detail: string;
}

/** The import as the API shows it. */
export function toCustomerImportDto(state: ImportState): CustomerImportDto {
  const { proposal, mapping } = state;
  return {
    id: publicId('cim', state.id),
    object: 'customer_import',
    holds: (mapping ?? proposal?.mapping)?.holds ?? null,
    file_name: state.fileName ?? null,
    status: state.status,
    proposal: proposal === undefined ? null : toCustomerImportProposalDto(proposal),
    mapping: mapping === undefined ? null : toCustomerImportMappingDto(mapping),
    progress: progressOf(state),
    rows: state.rows,
    undo: state.undo,
    errors_total: state.errorsTotal,
    failure: state.failure ?? null,
    created_at: state.createdAt.toISOString(),
    finished_at: state.finishedAt?.toISOString() ?? null,
  };
}

/** The row error as the API shows it. */
export function toCustomerImportErrorDto({ row, column, code, detail }: StoredRowError): CustomerImportErrorDto {
  return { row, column, code, detail };
}

function progressOf({ status, bytesDone, contentBytes, undo, rows }: ImportState): number {
  if (status === 'done' || status === 'undone') return 100;
  if (status === 'undoing') return Math.min(99, percent(undo.undone + undo.kept, rows.accepted));
  return Math.min(100, percent(bytesDone, contentBytes));
}

const percent = (part: number, whole: number) => Math.floor((100 * part) / Math.max(1, whole));
