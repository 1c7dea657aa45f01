import { IMPORT_STATUSES, type ImportStatus, type RowError } from '@hearback/tabular';
import { ObjectField } from '../fields/nested-fields.js';
import { EnumField, IntegerField, StringField, TimestampField } from '../fields/scalar-fields.js';

/** Counts of rows. */
export class ImportRowsDto {
  @IntegerField({ min: 0 })
  readonly read: number;

  @IntegerField({ min: 0, description: 'Rows that were taken over.' })
  readonly accepted: number;

  @IntegerField({ min: 0, description: 'Rows that said what was known already, such as those of a file sent again.' })
  readonly unchanged: number;

  @IntegerField({ min: 0 })
  readonly rejected: number;
}

/** Why an import failed. */
export class ImportFailureDto {
  @StringField({ example: 'missing-column' })
  readonly code: string;

  @StringField({ example: 'The header has no column “Score”.' })
  readonly detail: string;

  @IntegerField({ min: 1, nullable: true, description: 'Row number as a spreadsheet shows it.' })
  readonly row: number | null;
}

/** How far an import is, whatever its file holds. */
export class ImportProgressDto {
  @EnumField(IMPORT_STATUSES, {
    description: '`waiting`: the file is not uploaded yet; `proposed`: it waits to be started.',
  })
  readonly status: ImportStatus;

  @IntegerField({
    min: 0,
    max: 100,
    description: 'Percentage of the content that has been processed; while undoing, of what has been taken back.',
  })
  readonly progress: number;

  @ObjectField(() => ImportRowsDto)
  readonly rows: ImportRowsDto;

  @IntegerField({ min: 0, description: 'Number of errors; the first 1,000 are stored.' })
  readonly errors_total: number;

  @ObjectField(() => ImportFailureDto, { nullable: true, description: 'The rows before the failure stay accepted.' })
  readonly failure: ImportFailureDto | null;

  @TimestampField()
  readonly created_at: string;

  @TimestampField({ nullable: true })
  readonly finished_at: string | null;
}

/** The query of a list of row errors. */
export class ImportErrorQueryDto {
  @IntegerField({ min: 1, max: 100, optional: true, description: 'Items on a page.', example: 25 })
  readonly limit: number = 25;

  @StringField({ min: 1, max: 500, optional: true, description: '`next_cursor` of the previous page.' })
  readonly cursor?: string;
}

/** A defect of a row. */
export class ImportErrorDto {
  @IntegerField({
    min: 1,
    description: 'Row number as a spreadsheet shows it: the first row of the file is row 1, and blank rows count.',
    example: 17,
  })
  readonly row: number;

  @StringField({ nullable: true, example: 'Score' })
  readonly column: string | null;

  @StringField({ example: 'out-of-range' })
  readonly code: string;

  @StringField({ example: 'must be a whole number from 0 to 10' })
  readonly detail: string;
}

/** The row error as the API shows it. */
export function toImportErrorDto({ row, column, code, detail }: RowError): ImportErrorDto {
  return { row, column, code, detail };
}
