import { StringField } from '@hearback/http';

/** The month of the report. */
export class FairnessQueryDto {
  @StringField({
    optional: true,
    min: 7,
    max: 7,
    pattern: /^(19[7-9]\d|2\d{3})-(0[1-9]|1[0-2])$/,
    example: '2026-10',
    description: 'A month in the workspace’s time zone. Default: the last one that is over.',
  })
  readonly month?: string;

  /** Counted from January 1970. */
  static toMonth({ month }: FairnessQueryDto): number | undefined {
    if (month === undefined) return undefined;
    const [year, ofYear] = month.split('-').map(Number);
    return (year! - 1970) * 12 + ofYear! - 1;
  }
}
