import { randomUUID } from 'node:crypto';
import { AnonymousPeriodClosed, newEvent, type NewEvent } from '@hearback/contracts';
import type { Anonymity } from '@hearback/questionnaire';
import type { Period } from '../../domain/anonymous/period.js';
import type { PeriodReport, ShownCounts } from '../../domain/anonymous/period-report.js';
import type { PublishedSurvey } from '../../domain/published-survey.js';

/** What a period shows, and of which survey. */
export interface ClosedPeriod {
  readonly anonymous: Anonymity;
  readonly period: Period;
  readonly report: PeriodReport;
}

/** The event of a period that is over. */
export function closedEvent(
  { tenantId, surveyId }: PublishedSurvey,
  { anonymous, period, report }: ClosedPeriod,
  now: Date,
): NewEvent {
  const payload = {
    report_id: randomUUID(),
    survey_id: surveyId,
    ...anonymous,
    ...period,
    people: report.people,
    measures: report.measures.map(({ question, metric, method, min, max, counts }) => ({
      question,
      metric,
      method,
      min,
      max,
      counts: copyOf(counts),
    })),
    dimensions: report.dimensions.map(({ question, shown, cells }) => ({
      question,
      shown,
      cells: cells.map(({ choice, people, counts }) => ({ choice, people, counts: counts.map(copyOf) })),
    })),
    comments: report.comments.map(({ question, texts }) => ({ question, texts: texts && [...texts] })),
    closed_at: now.toISOString(),
  };
  return newEvent(AnonymousPeriodClosed, { id: randomUUID(), tenantId, time: now, payload }) as NewEvent;
}

function copyOf(counts: ShownCounts): number[] | null {
  return counts && [...counts];
}
