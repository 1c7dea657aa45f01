import { isSameJson } from './same-json.js';

/** When, how often and where a survey is answered. Changes hold at once, without a new version. */
export interface SurveySettings {
  /** Null: as soon as it is published. */
  readonly opensAt: Date | null;
  /** Null: until it is closed. */
  readonly closesAt: Date | null;
  /** Complete responses after which no more are accepted; null: no limit. */
  readonly responseQuota: number | null;
  /** Origins of the pages that may show the survey's page in a frame. */
  readonly frameOrigins: readonly string[];
}

/** The settings of a new survey. */
export const NEW_SETTINGS: SurveySettings = { opensAt: null, closesAt: null, responseQuota: null, frameOrigins: [] };

/** The settings with the change applied; null clears one, what is undefined stays. */
export function changedSettings(before: SurveySettings, change: Partial<SurveySettings>): SurveySettings {
  const pick = <Name extends keyof SurveySettings>(name: Name) =>
    change[name] === undefined ? before[name] : (change[name] as SurveySettings[Name]);
  return {
    opensAt: pick('opensAt'),
    closesAt: pick('closesAt'),
    responseQuota: pick('responseQuota'),
    frameOrigins: pick('frameOrigins'),
  };
}

/** Whether both are the same. */
export function isSameSettings(one: SurveySettings, other: SurveySettings): boolean {
  return isSameJson(comparable(one), comparable(other));
}

/** Whether the survey can be answered at any time. */
export function hasTime({ opensAt, closesAt }: SurveySettings): boolean {
  return opensAt === null || closesAt === null || opensAt < closesAt;
}

/** The settings among the members of a survey. */
export function settingsOf({ opensAt, closesAt, responseQuota, frameOrigins }: SurveySettings): SurveySettings {
  return { opensAt, closesAt, responseQuota, frameOrigins };
}

function comparable({ opensAt, closesAt, responseQuota, frameOrigins }: SurveySettings) {
  return [opensAt?.getTime() ?? null, closesAt?.getTime() ?? null, responseQuota, [...frameOrigins]];
}
