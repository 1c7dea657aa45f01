import {
  DATE_FORMATS,
  DELIMITERS,
  ENCODINGS,
  type DateFormat,
  type DecimalSign,
  type Delimiter,
  type Encoding,
  type FileFormat,
} from '@hearback/tabular';
import { ListField } from '../fields/nested-fields.js';
import { EnumField, IntegerField, StringField } from '../fields/scalar-fields.js';

/** The form of a file of an import; what is left out is detected. */
export class FileFormatDto {
  @EnumField(ENCODINGS, {
    optional: true,
    description: 'Encoding of the file. Default: detected from its beginning, UTF-8, UTF-16 or windows-1252.',
  })
  readonly encoding?: Encoding;

  @EnumField(DELIMITERS, {
    optional: true,
    description: 'Separator between cells. Default: detected from the header.',
    example: ',',
  })
  readonly delimiter?: Delimiter;

  @IntegerField({
    min: 1,
    max: 100,
    optional: true,
    description: 'Row of the header, as a spreadsheet counts. Default: the first row that has all mapped columns.',
  })
  readonly header_row?: number;

  @IntegerField({
    min: 1,
    max: 3,
    optional: true,
    description:
      'Rows that the header has. Default: 1, or with the second rows of SurveyMonkey and Qualtrics 2 or 3. A column of two rows is named `Question | Choice`.',
  })
  readonly header_rows?: number;
}

/** How the cells of a file are read, whatever it holds. */
export class FileMappingDto extends FileFormatDto {
  @ListField('string', {
    max: 20,
    item: { max: 100 },
    optional: true,
    description: 'Values that count as empty, besides empty cells.',
    example: ['NA'],
  })
  readonly empty_values: readonly string[] = [];

  @EnumField(DATE_FORMATS, {
    optional: true,
    description:
      'Order of day, month and year, with any separator. `iso` is YYYY-MM-DD or RFC 3339. Days with the year first or the name of the month are read in every format.',
  })
  readonly date_format: DateFormat = 'iso';

  @StringField({
    optional: true,
    max: 64,
    description: 'IANA time zone of times without an offset or zone. Default: UTC.',
    example: 'Europe/Berlin',
  })
  readonly time_zone?: string;

  @EnumField(['.', ','], {
    optional: true,
    description: 'Decimal sign of numbers; the other one can only group thousands.',
  })
  readonly decimal: DecimalSign = '.';
}

/** How the cells of a file are read. */
export interface FileMapping extends FileFormat {
  readonly emptyValues: readonly string[];
  readonly dateFormat: DateFormat;
  readonly timeZone: string | undefined;
  readonly decimal: DecimalSign;
}

/** The format that a request names. */
export function fromFileFormatDto(dto: FileFormatDto): FileFormat {
  const { encoding, delimiter, header_row: headerRow, header_rows: headerRows } = dto;
  return { encoding, delimiter, headerRow, headerRows };
}

/** The mapping of a request, without its columns. */
export function fromFileMappingDto(dto: FileMappingDto): FileMapping {
  const { empty_values: emptyValues, date_format: dateFormat, time_zone: timeZone, decimal } = dto;
  return { ...fromFileFormatDto(dto), emptyValues, dateFormat, timeZone, decimal };
}

/** The mapping as a request has it, without its columns. */
export function toFileMappingDto(mapping: FileMapping): FileMappingDto {
  const { encoding, delimiter, headerRow, headerRows, timeZone } = mapping;
  return {
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(headerRow !== undefined && { header_row: headerRow }),
    ...(headerRows !== undefined && { header_rows: headerRows }),
    empty_values: mapping.emptyValues,
    date_format: mapping.dateFormat,
    ...(timeZone !== undefined && { time_zone: timeZone }),
    decimal: mapping.decimal,
  };
}
