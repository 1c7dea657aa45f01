/** When and how often a survey can be answered, and where it is shown; staff change it without a new version. */
export interface SurveySettings {
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  /** Complete responses after which no more are accepted. */
  readonly responseQuota: number | null;
  /** Origins of the pages that may show the survey's page in a frame. */
  readonly frameOrigins: readonly string[];
}

/** A survey without any limits, which no page may frame. */
export const NO_SETTINGS: SurveySettings = { opensAt: null, closesAt: null, responseQuota: null, frameOrigins: [] };
