import { fold } from '@hearback/tabular';

/** Files whose columns are known by name, and what the fixed ones mean. */
interface KnownShape {
  readonly name: string;
  /** Names of which a header must have all. */
  readonly has: readonly string[];
  readonly submissionId: readonly string[];
  readonly submittedAt: readonly string[];
}

/** The exports of survey tools that are recognised, most particular first. */
const SHAPES: readonly KnownShape[] = [
  shape('hearback', ['id', 'submitted_at', 'channel', 'language', 'touchpoint', 'customer'], ['id'], ['submitted_at']),
  shape('surveymonkey', ['respondent id', 'collector id'], ['respondent id'], ['end date', 'date modified']),
  shape('qualtrics', ['startdate', 'enddate', 'responseid'], ['responseid'], ['recordeddate', 'enddate']),
  shape('typeform', ['#', 'submit date (utc)'], ['#'], ['submit date (utc)']),
  shape('limesurvey', ['response id', 'date submitted', 'last page'], ['response id'], ['date submitted']),
  shape('microsoft-forms', ['id', 'start time', 'completion time'], ['id'], ['completion time']),
  shape('delighted', ['score', 'comment', 'response at'], ['response id', 'id'], ['response at']),
  shape('delighted', ['score', 'comment', 'permalink'], ['response id', 'id'], ['response at', 'created at']),
  shape('trustpilot', ['review stars', 'review content'], ['review id'], ['review created (utc)', 'review created']),
  shape('trustpilot', ['stars', 'reference id'], ['review id', 'id'], ['created at', 'date', 'created']),
  // The names of the Business Profile API, and the same as words.
  shape('google-reviews', ['starrating', 'createtime'], ['reviewid', 'name'], ['createtime']),
  shape('google-reviews', ['star rating', 'create time'], ['review id'], ['create time']),
  shape('google-reviews', ['star rating', 'review date'], ['review id'], ['review date']),
  ...['timestamp', 'zeitstempel', 'horodateur', 'marca temporal', 'طابع زمني'].map((time) =>
    shape('google-forms', [time], [], [time]),
  ),
];

/** Whether files of this shape have public reviews. */
export const isReviewShape = (name: string | null): boolean => name === 'google-reviews' || name === 'trustpilot';

const SUBMISSION_IDS = ['submission_id', 'submission id', 'response id', 'response_id', 'respondent id', 'id'];
const TIMES = [
  ['submitted_at', 'submitted at', 'submit date', 'date submitted', 'completed at', 'completion time', 'end date'],
  ['response at', 'answered_at', 'answered at', 'created at', 'created_at', 'timestamp', 'date', 'datum', 'fecha'],
].flat();
const LANGUAGES = ['language', 'userlanguage', 'locale', 'start language', 'sprache', 'langue', 'idioma'];
const CUSTOMERS = [
  ['customer', 'customer id', 'customer_id', 'customer no', 'customer number', 'external_id', 'external id'],
  ['kunde', 'kundennr', 'kundennr.', 'kundennummer', 'client', 'numéro client'],
].flat();

/** What the columns of a header that belong to no question mean, and the name of the shape if it is known. */
export interface FixedColumns {
  readonly shape: string | null;
  /** Index by target. */
  readonly indexes: ReadonlyMap<'submission_id' | 'submitted_at' | 'language' | 'customer', number>;
}

/** Recognises a file by its header. */
export function fixedColumns(names: readonly string[]): FixedColumns {
  const folded = names.map(fold);
  const known = SHAPES.find(({ has }) => has.every((name) => folded.includes(name)));
  const first = (wanted: readonly string[]) => wanted.map((name) => folded.indexOf(name)).find((index) => index !== -1);
  const found = [
    ['submission_id', first(known?.submissionId ?? SUBMISSION_IDS)],
    ['submitted_at', first(known?.submittedAt ?? TIMES)],
    ['language', first(LANGUAGES)],
    ['customer', first(CUSTOMERS)],
  ] as const;
  const indexes = new Map<'submission_id' | 'submitted_at' | 'language' | 'customer', number>();
  for (const [target, index] of found) if (index !== undefined) indexes.set(target, index);
  return { shape: known?.name ?? null, indexes };
}

function shape(
  name: string,
  has: readonly string[],
  submissionId: readonly string[],
  submittedAt: readonly string[],
): KnownShape {
  return { name, has, submissionId, submittedAt };
}
