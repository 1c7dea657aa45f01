import type { FieldError } from '@hearback/kernel';
import type { CompiledSurvey } from '@hearback/questionnaire';
import { isTimeZone } from '@hearback/tabular';
import { parseColumns, type ImportMapping } from '../domain/import-mapping.js';
import { responsesErrors } from './responses.errors.js';

/** The mapping of a request, checked against the survey. Throws invalid-mapping. */
export function checkedMapping(
  columns: unknown,
  options: Omit<ImportMapping, 'columns'>,
  survey: CompiledSurvey,
): ImportMapping {
  const { timeZone } = options;
  const parsed = parseColumns(columns, survey);
  const errors = [
    ...(timeZone === undefined || isTimeZone(timeZone) ? [] : [UNKNOWN_ZONE]),
    ...(parsed.ok ? [] : parsed.errors),
  ];
  if (errors.length > 0 || !parsed.ok) throw responsesErrors.error('invalid-mapping', undefined, { errors });
  return { ...options, columns: parsed.columns };
}

/** A mapping without columns: the file has to be proposed first. */
export function isMapped({ columns }: ImportMapping): boolean {
  return columns.length > 0;
}

const UNKNOWN_ZONE: FieldError = {
  pointer: '/mapping/time_zone',
  code: 'invalid-value',
  detail: 'must be an IANA time zone such as Europe/Berlin',
};
