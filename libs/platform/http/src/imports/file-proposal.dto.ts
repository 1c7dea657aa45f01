import { ListField } from '../fields/nested-fields.js';
import { IntegerField, StringField } from '../fields/scalar-fields.js';

/** A column of a file as found. */
export class ProposedColumnDto {
  @StringField({ description: 'Name for `mapping.columns`; empty for a column without one.', example: 'Score' })
  readonly name: string;

  @ListField('string', { max: 3, description: 'The first values that are not blank.', example: ['9', '3'] })
  readonly examples: readonly string[];
}

/** What cells mean if a question is answered with an option. */
export class ImportReadingDto {
  @StringField({ example: 'dd/mm/yyyy' })
  readonly option: string;

  @StringField({ example: '2026-11-02', description: 'The first day; for numbers, the value of the example.' })
  readonly from: string;

  @StringField({ example: '2026-11-10', description: 'The last day; for numbers, as `from`.' })
  readonly to: string;
}

/** Something that a file does not say; each import adds the `code` of its questions. */
export class FileQuestionDto {
  @StringField({ example: 'The days of the file can be read in several orders; choose the `date_format`.' })
  readonly detail: string;

  @ListField('string', { max: 10, description: 'The values to choose from.', example: ['dd/mm/yyyy', 'mm/dd/yyyy'] })
  readonly options: readonly string[];

  @StringField({ nullable: true, example: '02/11/26', description: 'A cell that can be read in several ways.' })
  readonly example: string | null;

  @ListField(() => ImportReadingDto, { max: 10, description: 'What the cells mean with each option.' })
  readonly readings: readonly ImportReadingDto[];
}

/** What was found in a file; each import adds its mapping and its questions. */
export class FileProposalDto {
  @ListField(() => ProposedColumnDto, { max: 1000 })
  readonly columns: readonly ProposedColumnDto[];

  @IntegerField({
    min: 0,
    nullable: true,
    example: 214,
    description: 'Rows of data, without blank ones; null for a file of which only the beginning was read.',
  })
  readonly rows: number | null;
}
