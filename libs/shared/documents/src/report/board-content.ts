import type { ReportContent } from './content.js';
import type { DrawnReport } from './draw-report.js';
import type { ReportWords } from './words/report-words.js';

/** A tile of a dashboard that is shared: a part of the report of all its tiles, or a name with the reason why it is not shown. */
export interface BoardTileReport {
  /** As staff named it; null: it is called after its report. */
  readonly title: string | null;
  /** A report that dashboards have, such as `orders`. */
  readonly report: string;
  /** Such as `nps`; null for reports that are not about one score. */
  readonly metric: string | null;
  /** Null: it is only named. */
  readonly content: ReportContent | null;
  /** Null: it is shown. */
  readonly why: keyof ReportWords['unshown'] | null;
}

/** A tile with its charts. */
export interface DrawnTile extends BoardTileReport {
  readonly drawn: DrawnReport | null;
}
