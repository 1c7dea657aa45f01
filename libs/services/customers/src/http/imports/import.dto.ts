import {
  EnumField,
  ImportProgressDto,
  IntegerField,
  ListQueryDto,
  ObjectField,
  PublicIdField,
  StringField,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { IMPORT_STATUSES, type ImportStatus } from '@hearback/tabular';
import type { ImportState } from '../../application/imports/import-state.js';
import { IMPORT_KINDS, type ImportKind } from '../../domain/imports/import-mapping.js';
import { CustomerImportMappingDto, toCustomerImportMappingDto } from './import-mapping.dto.js';
import { CustomerImportProposalDto, toCustomerImportProposalDto } from './import-proposal.dto.js';

/** The query of a list of imports. */
export class CustomerImportQueryDto extends ListQueryDto {
  @EnumField(IMPORT_STATUSES, { optional: true })
  readonly status?: ImportStatus;
}

/** What undoing has done so far. */
export class CustomerImportUndoDto {
  @IntegerField({ min: 0, description: 'Events withdrawn, customers removed and profiles restored.' })
  readonly undone: number;

  @IntegerField({ min: 0, description: 'Customers who stay as they are, because something happened with them since.' })
  readonly kept: number;
}

/** An import of customers or events with its progress. */
export class CustomerImportDto extends ImportProgressDto {
  @PublicIdField('cim')
  readonly id: string;

  @EnumField(['customer_import'])
  readonly object: 'customer_import';

  @EnumField(IMPORT_KINDS, { nullable: true, description: 'What the file holds, as found or as it was started.' })
  readonly holds: ImportKind | null;

  @StringField({ nullable: true, example: 'customers.csv', description: 'Name of the file.' })
  readonly file_name: string | null;

  @ObjectField(() => CustomerImportProposalDto, { nullable: true, description: 'What was found in the file.' })
  readonly proposal: CustomerImportProposalDto | null;

  @ObjectField(() => CustomerImportMappingDto, { nullable: true, description: 'How it was started; null: not yet.' })
  readonly mapping: CustomerImportMappingDto | null;

  @ObjectField(() => CustomerImportUndoDto)
  readonly undo: CustomerImportUndoDto;
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

function progressOf({ status, bytesDone, contentBytes, undo, rows }: ImportState): number {
  if (status === 'done' || status === 'undone') return 100;
  if (status === 'undoing') return Math.min(99, percent(undo.undone + undo.kept, rows.accepted));
  return Math.min(100, percent(bytesDone, contentBytes));
}

const percent = (part: number, whole: number) => Math.floor((100 * part) / Math.max(1, whole));
