import type { DocumentLanguage, PdfVerdict } from '../pdf-document.js';

/** A score with its 95 % interval, in points (NPS) or per cent. */
export interface ReportNumber {
  /** Null without answers, and where it is hidden. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Answers; null: hidden, because fewer than 5 people gave them. */
  readonly n: number | null;
  /** At least 30 answers. */
  readonly reliable: boolean;
}

/** A score compared with the period before. */
export interface ReportScore {
  readonly metric: string;
  /** Such as `nps.v1`. */
  readonly method: string;
  readonly touchpoint_id: string | null;
  readonly touchpoint: string | null;
  readonly now: ReportNumber;
  readonly before: ReportNumber;
  readonly verdict: PdfVerdict;
  /** Later minus earlier, with the interval of its confidence in the picture; null where it is not compared. */
  readonly difference: number | null;
  readonly difference_low: number | null;
  readonly difference_high: number | null;
  /** Further answers for a reliable value or a verdict; null where no realistic number is enough. */
  readonly answers_needed: number | null;
}

/** A bucket of a trend. */
export interface ReportBucket extends ReportNumber {
  /** RFC 3339. */
  readonly from: string;
  /** It still runs, or the trend has only a part of it. */
  readonly partial: boolean;
}

/** A score over time, of one method. */
export interface ReportTrend {
  readonly metric: string;
  readonly touchpoint_id: string | null;
  readonly touchpoint: string | null;
  readonly width: 'week' | 'month';
  readonly buckets: readonly ReportBucket[];
}

/** How many of those who were asked have answered. */
export interface ReportRates {
  readonly asked: number;
  readonly answered: number;
  /** From 0 to 1; null where nobody was asked. */
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** How many comments name a topic. */
export interface ReportTopic {
  /** As staff named it. */
  readonly name: string;
  readonly now: ReportNaming;
  readonly before: ReportNaming;
  /** Neither is good or bad by itself. */
  readonly verdict: 'more' | 'fewer' | 'no_clear_change' | 'too_few';
}

/** Comments that name a topic; all null: hidden, because fewer than 8 do. */
export interface ReportNaming {
  readonly hits: number | null;
  /** Of all comments in per cent, with the 95 % interval; null without comments. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What comments are about. */
export interface ReportTopics {
  /** Comments of the period, and of the one before. */
  readonly comments: number;
  readonly comments_before: number;
  /** Topics that were compared, and the probability of any false verdict among them. */
  readonly comparisons: number;
  readonly level: number;
  /** The clear changes first, then those named most; none that fewer than 8 comments name. */
  readonly topics: readonly ReportTopic[];
}

/** What a report says, as numbers: mail, PDF, page and CSV are written from it. */
export interface ReportContent {
  readonly name: string;
  readonly language: DocumentLanguage;
  /** The name of the workspace; null while it is not known. */
  readonly workspace: string | null;
  /** IANA name. */
  readonly time_zone: string;
  /** RFC 3339; `to` does not belong to the period. */
  readonly from: string;
  readonly to: string;
  readonly previous_from: string;
  readonly prepared_at: string;
  /** Scores that were compared, and the probability of any false verdict among them. */
  readonly comparisons: number;
  readonly level: number;
  /** The clear changes first, worst first; then by metric. */
  readonly scores: readonly ReportScore[];
  /** Scores left out because there are too many. */
  readonly omitted: number;
  readonly trends: readonly ReportTrend[];
  /** Null: the report is not about them. */
  readonly rates: ReportRates | null;
  /** Null, and absent in reports of earlier versions: the report is not about them, or there is none to show. */
  readonly topics?: ReportTopics | null;
}
