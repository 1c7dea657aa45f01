import { EnumField, IntegerField, ListField, NumberField, ObjectField, StringField } from '@hearback/http';
import { questionRefusal } from '../../domain/facts/known-numbers.js';
import type { Bin, NumberSummary } from '../../domain/facts/order-statistics.js';
import type { ChoiceShare, QuestionNumbers, RankedChoice } from '../../domain/facts/question-numbers.js';
import { IntervalDto } from '../measure.dto.js';
import { RateDto } from '../rate.dto.js';
import { RefusalDto } from '../refusal.dto.js';

const PICTURES = ['choices', 'matrix', 'ranking', 'numbers'] as const;

/** A choice and the share of respondents who chose it. */
export class ChoiceShareDto {
  @StringField({ example: 'late', description: 'Key of the choice; `other:` stands for free text.' })
  readonly choice: string;

  @ObjectField(() => RateDto)
  readonly share: RateDto;

  static fromShare({ choice, share }: ChoiceShare): ChoiceShareDto {
    return { choice, share: RateDto.fromRate(share) };
  }
}

/** Numbers that customers gave. */
export class NumberSummaryDto {
  @IntegerField({ min: 1, example: 50 })
  readonly n: number;

  @NumberField({ example: 3.5 })
  readonly mean: number;

  @ObjectField(() => IntervalDto, { nullable: true, description: 'Null below 2 answers.' })
  readonly mean_interval: IntervalDto | null;

  @NumberField({ nullable: true, min: 0, example: 1.2164, description: 'With n − 1; null below 2 answers.' })
  readonly standard_deviation: number | null;

  @NumberField({ example: 4 })
  readonly median: number;

  @ObjectField(() => IntervalDto, { nullable: true, description: 'Between two of the answers; null below 6.' })
  readonly median_interval: IntervalDto | null;

  @NumberField({ example: 1 })
  readonly min: number;

  @NumberField({ example: 5 })
  readonly max: number;

  static fromSummary(summary: NumberSummary | null): NumberSummaryDto | null {
    if (summary === null) return null;
    const { meanInterval, medianInterval, standardDeviation, ...numbers } = summary;
    return {
      ...numbers,
      mean_interval: IntervalDto.fromInterval(meanInterval, 'student_t'),
      standard_deviation: standardDeviation,
      median_interval: IntervalDto.fromInterval(medianInterval, 'order_statistics'),
    };
  }
}

/** A row of a matrix. */
export class MatrixRowDto {
  @StringField({ example: 'speed' })
  readonly row: string;

  @IntegerField({ min: 0, example: 120 })
  readonly n: number;

  @ListField(() => ChoiceShareDto, { max: 100 })
  readonly choices: readonly ChoiceShareDto[];
}

/** A choice of a ranking. */
export class RankedChoiceDto {
  @StringField({ example: 'price' })
  readonly choice: string;

  @ObjectField(() => NumberSummaryDto, {
    nullable: true,
    description: 'Of its places, 1 being the best; null below 5 answers.',
  })
  readonly places: NumberSummaryDto | null;

  @ObjectField(() => RateDto, { description: 'How many put it first.' })
  readonly first: RateDto;

  static fromRanked({ choice, places, first }: RankedChoice): RankedChoiceDto {
    return { choice, places: NumberSummaryDto.fromSummary(places), first: RateDto.fromRate(first) };
  }
}

/** A bar of a histogram. */
export class BinDto implements Bin {
  @NumberField({ example: 3 })
  readonly from: number;

  @NumberField({ example: 4, description: 'Exclusive.' })
  readonly to: number;

  @IntegerField({ min: 0, example: 17 })
  readonly count: number;
}

/** The numbers of a question. Only what belongs to its picture is there. */
export class QuestionNumbersDto {
  @StringField({ example: 'why' })
  readonly question: string;

  @StringField({ example: 'multi', description: 'Kind of the question in the survey.' })
  readonly kind: string;

  @EnumField(PICTURES)
  readonly picture: (typeof PICTURES)[number];

  @IntegerField({ min: 0, example: 214, description: 'Respondents who answered it.' })
  readonly n: number;

  @ListField(() => ChoiceShareDto, {
    max: 100,
    description: 'In the order of the survey. Several may be chosen if the kind is `multi`.',
  })
  readonly choices: readonly ChoiceShareDto[];

  @ListField(() => MatrixRowDto, { max: 100 })
  readonly rows: readonly MatrixRowDto[];

  @ListField(() => RankedChoiceDto, { max: 100, description: 'Best mean place first.' })
  readonly ranking: readonly RankedChoiceDto[];

  @ObjectField(() => NumberSummaryDto, { nullable: true, description: 'Null below 5 answers.' })
  readonly numbers: NumberSummaryDto | null;

  @ListField(() => BinDto, { max: 20 })
  readonly bins: readonly BinDto[];

  @ObjectField(() => RefusalDto, { nullable: true, description: 'Below 5 answers, of which only counts are told.' })
  readonly refusal: RefusalDto | null;

  static fromNumbers({
    question,
    kind,
    picture,
    n,
    choices,
    rows,
    ranking,
    numbers,
    bins,
  }: QuestionNumbers): QuestionNumbersDto {
    return {
      question,
      kind,
      picture,
      n,
      choices: choices.map(ChoiceShareDto.fromShare),
      rows: rows.map((row) => ({ ...row, choices: row.choices.map(ChoiceShareDto.fromShare) })),
      ranking: ranking.map(RankedChoiceDto.fromRanked),
      numbers: NumberSummaryDto.fromSummary(numbers),
      bins,
      refusal: RefusalDto.fromRefusal(questionRefusal({ n })),
    };
  }
}
