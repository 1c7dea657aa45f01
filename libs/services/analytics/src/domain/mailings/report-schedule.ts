/** What a report may be about. */
export const REPORT_PARTS = ['scores', 'trends', 'response_rates', 'topics'] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

/** The languages that reports are written in. */
export const REPORT_LANGUAGES = ['en', 'de', 'fr', 'ar'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** How often a report is made. */
export const REPORT_CADENCES = ['week', 'month'] as const;
export type ReportCadence = (typeof REPORT_CADENCES)[number];

/** A report that is mailed again and again. */
export interface ReportSchedule {
  readonly id: string;
  readonly name: string;
  readonly every: ReportCadence;
  /** 1 (Monday) to 7, or a day of the month, 1 to 28. */
  readonly day: number;
  /** 0 to 23, in the time zone of the workspace. */
  readonly hour: number;
  readonly language: ReportLanguage;
  /** In the order of `REPORT_PARTS`, at least one. */
  readonly parts: readonly ReportPart[];
  readonly paused: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What staff choose. */
export type ReportScheduleContent = Omit<ReportSchedule, 'id' | 'createdAt' | 'updatedAt'>;

/** A workspace has at most this many. */
export const MAX_SCHEDULES = 20;

/** The days on which a report can be made; all of them exist in every month. */
export function lastDayOf(every: ReportCadence): number {
  return every === 'week' ? 7 : 28;
}

/** The schedule with the change; the same object if nothing differs. */
export function changedSchedule(
  schedule: ReportSchedule,
  change: Partial<ReportScheduleContent>,
  at: Date,
): ReportSchedule {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const changed = { ...schedule, ...Object.fromEntries(given) } as ReportSchedule;
  return JSON.stringify(changed) === JSON.stringify(schedule) ? schedule : { ...changed, updatedAt: at };
}
