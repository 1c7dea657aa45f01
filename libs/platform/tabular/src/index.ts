export { booleanFromCell, truthOf } from './boolean-text.js';
export { CellDefect, quoted } from './cell-defect.js';
export { cellText, encodingFailure, WRONG_ENCODING } from './cell-text.js';
export { hashed, inChunks } from './chunks.js';
export { COLUMNS_POINTER, parseColumnTargets, type ColumnTargets } from './column-targets.js';
export { CsvRows, type CsvRow, type RowDefect } from './csv-rows.js';
export { cellDecoder, encodingNamed, ENCODINGS, type CellDecoder, type Encoding } from './encoding.js';
export { fileContent, type FileContent } from './file-content.js';
export { FileDefect } from './file-defect.js';
export {
  DELIMITERS,
  guessLayout,
  layoutOf,
  SAMPLE_BYTES,
  sampleOf,
  type Delimiter,
  type FileFormat,
  type FileLayout,
  type LayoutDefect,
} from './file-layout.js';
export { fold, tidyName } from './folded.js';
export { dateFormatsOf, decimalsOf, formatQuestions, type FormatQuestion } from './format-questions.js';
export { IMPORT_STATUSES, type ImportFailure, type ImportStatus, type RowCounts } from './import-progress.js';
export { languageReader } from './language-text.js';
export { monthOf } from './month-names.js';
export { numberFromCell, type DecimalSign } from './number-text.js';
export { NumberedRows, shapeError, type NumberedRow, type PlacedRow } from './numbered-rows.js';
export { dayReadings, NO_READINGS, numberReadings, type Reading, type Readings } from './readings.js';
export { rejectedRows, rejectedText, type RejectedRow, type RejectedRows } from './rejected-line.js';
export type { RowError } from './row-error.js';
export { SampleCells, type FileQuestion, type ProposedColumn } from './sample-cells.js';
export { storeContent, type StoredContent } from './stored-content.js';
export { TimeReader, type TimeFormat } from './time-reader.js';
export { DATE_FORMATS, existsDay, readTime, type DateFormat } from './time-text.js';
export { type WorkbookLimits } from './workbook.js';
export { isTimeZone, LocalTimes } from './zone.js';
