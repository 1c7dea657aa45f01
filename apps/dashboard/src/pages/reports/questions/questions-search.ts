import { reportSearch, type ReportSearch } from '../../../parts/metrics/report-search.js';

/** The state of a report of questions in its address. */
export interface QuestionsSearch extends ReportSearch {
  /** The question that is split. */
  readonly question?: string;
  /** By what it is split: a dimension as the API names it. */
  readonly group?: string;
  /** What was chosen in the answers of a list. */
  readonly choice?: string;
  readonly row?: string;
  readonly min?: number;
  readonly max?: number;
}

/** Reads the state of a report of questions from the search parameters. */
export function questionsSearch(given: object): QuestionsSearch {
  const raw: Readonly<Record<string, unknown>> = { ...given };
  const text = (key: string) => {
    const value = raw[key];
    return typeof value === 'string' && value.length > 0 && value.length <= 80 ? { [key]: value } : {};
  };
  const number = (key: string) =>
    typeof raw[key] === 'number' && Number.isFinite(raw[key]) ? { [key]: raw[key] } : {};
  return {
    ...reportSearch(raw),
    ...text('question'),
    ...text('group'),
    ...text('choice'),
    ...text('row'),
    ...number('min'),
    ...number('max'),
  };
}
