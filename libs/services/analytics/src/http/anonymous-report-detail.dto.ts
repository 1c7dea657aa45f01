import { ListField, ObjectField, StringField } from '@hearback/http';
import type { AnonymousReading } from '../application/read-anonymous-report.js';
import { analyticsErrors } from '../application/analytics.errors.js';
import { numbersOf, totalsOf, type AnonymousReport } from '../domain/anonymous-report.js';
import {
  AnonymousCommentsDto,
  AnonymousGroupDto,
  AnonymousNumberDto,
  AnonymousReportHeadDto,
  AnonymousTotalDto,
} from './anonymous-report.dto.js';

/** The answers by the choices of one question. */
export class AnonymousBreakdownDto {
  @StringField({ example: 'team' })
  readonly question: string;

  @ListField(() => AnonymousGroupDto, { max: 500 })
  readonly groups: readonly AnonymousGroupDto[];
}

/** The report of a period of an anonymous survey: all that is ever shown of it, and the same for everybody. */
export class AnonymousReportDto extends AnonymousReportHeadDto {
  @ListField(() => AnonymousTotalDto, { max: 500 })
  readonly numbers: readonly AnonymousTotalDto[];

  @ListField(() => AnonymousCommentsDto, { max: 500 })
  readonly comments: readonly AnonymousCommentsDto[];

  @ObjectField(() => AnonymousBreakdownDto, { nullable: true, description: 'Null without `by`.' })
  readonly breakdown: AnonymousBreakdownDto | null;

  /** Throws not-a-breakdown. */
  static fromReading({ report, changes }: AnonymousReading, by: string | undefined): AnonymousReportDto {
    return {
      ...AnonymousReportHeadDto.fromReport(report),
      numbers: totalsOf(report).map((number) => AnonymousTotalDto.fromTotal(number, changes.get(number.question))),
      comments: commentsOf(report),
      breakdown: by === undefined ? null : breakdownOf(report, by),
    };
  }
}

/** A report as the export of a workspace has it. */
export class ExportedAnonymousReportDto extends AnonymousReportHeadDto {
  @ListField(() => AnonymousNumberDto, { max: 500 })
  readonly numbers: readonly AnonymousNumberDto[];

  @ListField(() => AnonymousCommentsDto, { max: 500 })
  readonly comments: readonly AnonymousCommentsDto[];

  @ListField(() => AnonymousBreakdownDto, { max: 500 })
  readonly tables: readonly AnonymousBreakdownDto[];

  static override fromReport(report: AnonymousReport): ExportedAnonymousReportDto {
    const head = AnonymousReportHeadDto.fromReport(report);
    return {
      ...head,
      numbers: totalsOf(report).map(AnonymousNumberDto.fromNumber),
      comments: commentsOf(report),
      tables: head.breakdowns.map((by) => breakdownOf(report, by)),
    };
  }
}

function commentsOf({ content }: AnonymousReport): readonly AnonymousCommentsDto[] {
  return content.comments.map(({ question, texts }) => ({ question, hidden: texts === null, texts: texts ?? [] }));
}

function breakdownOf(report: AnonymousReport, by: string): AnonymousBreakdownDto {
  const dimension = report.content.dimensions.find(({ question, shown }) => shown && question === by);
  if (dimension === undefined)
    throw analyticsErrors.error('not-a-breakdown', undefined, {
      errors: [{ pointer: '?by', code: 'not-a-breakdown', detail: 'must be one of `breakdowns` of the report' }],
    });
  return {
    question: by,
    groups: dimension.cells.map(({ choice, people, counts }) => ({
      choice,
      hidden: people === null,
      people,
      numbers: numbersOf(report, (index) => counts[index] ?? null).map(AnonymousNumberDto.fromNumber),
    })),
  };
}
