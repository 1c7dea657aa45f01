import {
  EnumField,
  FileMappingDto,
  fromFileMappingDto,
  JsonField,
  StringField,
  toFileMappingDto,
} from '@hearback/http';
import { CHOICE_SEPARATORS, type ChoiceSeparator } from '../domain/import/choice-text.js';
import type { ImportMapping, MappedColumn } from '../domain/import-mapping.js';

/** How to read a file. */
export class ImportMappingDto extends FileMappingDto {
  @JsonField({
    maxBytes: 131_072,
    description:
      'The target of each column of the file: `{ "to": "answer" | "hidden_field", "key": … }`, `{ "to": "answer", "key": …, "choice": … }` for a column per choice or place of a ranking, `{ "to": "answer", "key": …, "row": … }` for a row of a matrix, or `{ "to": "language" | "submitted_at" | "submission_id" | "customer" }`. Other columns are ignored.',
    example: { Score: { to: 'answer', key: 'recommend' }, Order: { to: 'submission_id' } },
  })
  readonly columns: unknown;

  @StringField({
    optional: true,
    pattern: /^[+-](0\d|1[0-4]):[0-5]\d$/,
    description: 'Offset from UTC of times without an offset or zone, unless `time_zone` is given.',
    example: '+01:00',
  })
  readonly utc_offset: string = '+00:00';

  @EnumField(CHOICE_SEPARATORS, {
    optional: true,
    description: 'Separator between several choices in a cell. Default: any of them; labels may contain separators.',
  })
  readonly choice_separator?: ChoiceSeparator;

  @EnumField(['import', 'review'], {
    optional: true,
    description:
      '`review`: the rows are public reviews, for example of Google or Trustpilot. They go to questions without a metric only, so that they never count in NPS, CSAT or CES.',
  })
  readonly channel: 'import' | 'review' = 'import';
}

/** The mapping of a request; its columns are not checked yet, and undefined without a mapping. */
export function fromImportMappingDto(dto: ImportMappingDto | undefined): {
  readonly columns: unknown;
  readonly options: Omit<ImportMapping, 'columns'>;
} {
  const mapping = dto ?? new ImportMappingDto();
  return {
    columns: mapping.columns,
    options: {
      ...fromFileMappingDto(mapping),
      utcOffsetMinutes: minutesOf(mapping.utc_offset),
      choiceSeparator: mapping.choice_separator,
      ...(mapping.channel === 'review' && { channel: 'review' as const }),
    },
  };
}

/** The mapping as a request has it. */
export function toImportMappingDto(mapping: ImportMapping): ImportMappingDto {
  return {
    columns: Object.fromEntries(mapping.columns.map(({ column, ...target }) => [column, targetOf(target)])),
    ...toFileMappingDto(mapping),
    utc_offset: '+00:00',
    channel: mapping.channel ?? 'import',
  };
}

function targetOf({ to, key, choice, row }: Omit<MappedColumn, 'column'>): object {
  return {
    to,
    ...(key !== undefined && { key }),
    ...(choice !== undefined && { choice }),
    ...(row !== undefined && { row }),
  };
}

/** Minutes of an offset such as `+02:00`. */
function minutesOf(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  return offset.startsWith('-') ? -minutes : minutes;
}
