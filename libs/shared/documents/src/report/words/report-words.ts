import type { PdfVerdict } from '../../pdf-document.js';
import type { ReportTopic } from '../content.js';

/** A score in a sentence, its numbers written. */
export interface WrittenChange {
  readonly name: string;
  readonly before: string;
  readonly now: string;
  readonly change: string;
  readonly low: string;
  readonly high: string;
  readonly n: string;
}

/** A topic in a sentence, its numbers written. */
export interface WrittenNaming {
  readonly name: string;
  /** Comments that name it, of `n`. */
  readonly hits: string;
  readonly n: string;
  readonly low: string;
  readonly high: string;
  /** Null: hidden. */
  readonly before: string | null;
  readonly beforeN: string;
}

/** The reports of which dashboards have tiles. */
export type BoardReportName =
  | 'metric'
  | 'journey'
  | 'response_rates'
  | 'followups'
  | 'questions'
  | 'drivers'
  | 'orders'
  | 'attribution'
  | 'effect'
  | 'roi'
  | 'topics'
  | 'churn'
  | 'key_figures'
  | 'goals';

/** The texts of reports in one language. */
export interface ReportWords {
  /** The lead sentence of a clear change; `name` is a score such as “CES · Return”. */
  readonly fell: (name: string) => string;
  readonly rose: (name: string) => string;
  /** The lead sentence without any. */
  readonly nothing: string;
  readonly noAnswers: string;
  readonly verdicts: Readonly<Record<PdfVerdict, string>>;
  readonly changed: Readonly<Record<'up' | 'down', (change: WrittenChange) => string>>;
  readonly chance: (change: WrittenChange) => string;
  readonly moreWouldTell: (count: string) => string;
  readonly tooFew: (name: string, needed: string) => string;
  readonly notComparable: (name: string, value: string, n: string) => string;
  readonly hidden: (name: string) => string;
  readonly period: (from: string, to: string, before: string) => string;
  readonly range: (low: string, high: string) => string;
  readonly answers: (n: string) => string;
  readonly scores: string;
  readonly score: string;
  readonly now: string;
  readonly interval: string;
  readonly verdict: string;
  readonly trends: (name: string, width: 'week' | 'month') => string;
  readonly share: string;
  readonly points: string;
  readonly rates: string;
  readonly rate: (asked: string, answered: string, rate: string, low: string, high: string) => string;
  readonly nobodyAsked: string;
  readonly topics: string;
  readonly topicVerdicts: Readonly<Record<ReportTopic['verdict'], string>>;
  readonly topic: (naming: WrittenNaming) => string;
  /** The lead sentence of a clear change. */
  readonly named: Readonly<Record<'more' | 'fewer', (name: string) => string>>;
  readonly bars: string;
  readonly omitted: (count: string) => string;
  readonly counted: string;
  readonly level: (level: string, comparisons: string) => string;
  readonly methods: (methods: string) => string;
  readonly made: (time: string) => string;
  readonly n: string;
  readonly hiddenCell: string;
  readonly open: string;
  readonly why: (name: string) => string;
  readonly stop: string;
  readonly attached: string;
  readonly sharedUntil: (time: string) => string;
  /** A tile of a dashboard without answers, or with too few for a trend. */
  readonly noTile: string;
  /** Why a tile of a dashboard is only named. */
  readonly unshown: Readonly<Record<'kind' | 'filter' | 'others' | 'many', string>>;
  /** Names of the reports that a tile can be of. */
  readonly reports: Readonly<Record<BoardReportName, string>>;
}
