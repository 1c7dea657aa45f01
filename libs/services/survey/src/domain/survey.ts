import type { Survey as Definition } from '@hearback/questionnaire';
import type { SurveyKind } from './asking/attention-rules.js';
import { isSameJson } from './same-json.js';
import { changedSettings, isSameSettings, NEW_SETTINGS, settingsOf, type SurveySettings } from './survey-settings.js';

/** The parsed survey JSON. */
export type { Definition };

/** `draft`: never published; `published`: accepts answers; `closed`: accepts none until it is published again. */
export type SurveyStatus = 'draft' | 'published' | 'closed';

export const SURVEY_STATUSES = ['draft', 'published', 'closed'] as const satisfies readonly SurveyStatus[];

/** A survey as staff edit it. Customers answer a published version. */
export interface Survey extends SurveySettings {
  readonly id: string;
  readonly name: string;
  /** The public code in `/s/{code}`; it never changes. */
  readonly linkCode: string;
  readonly touchpointId: string | null;
  readonly status: SurveyStatus;
  /** The definition of the next version. */
  readonly draft: Definition;
  /** Counts every change of the survey, from 1. */
  readonly revision: number;
  /** Newest published version; null before the first. */
  readonly version: number | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** When it was last opened for answers. */
  readonly publishedAt: Date | null;
  /** When it was last closed. */
  readonly closedAt: Date | null;
  /** Words by which staff find it, each once. */
  readonly tags: readonly string[];
  /** When it was archived; null if it is not. An archived survey is not open. */
  readonly archivedAt: Date | null;
  /** What it asks about; how long customers wait for the next question depends on it. */
  readonly kind: SurveyKind;
}

/** The parts of a survey that staff edit. */
export interface SurveyContent {
  readonly name: string;
  readonly touchpointId: string | null;
  readonly draft: Definition;
  readonly tags: readonly string[];
  readonly kind: SurveyKind;
}

/** A new survey in draft. */
export function newSurvey(id: string, linkCode: string, content: SurveyContent, at: Date): Survey {
  return {
    id,
    linkCode,
    ...content,
    status: 'draft',
    revision: 1,
    version: null,
    createdAt: at,
    updatedAt: at,
    publishedAt: null,
    closedAt: null,
    archivedAt: null,
    ...NEW_SETTINGS,
  };
}

/** The survey with the change applied; the same object if nothing differs. */
export function changedSurvey(survey: Survey, change: Partial<SurveyContent & SurveySettings>, at: Date): Survey {
  const content: SurveyContent = {
    name: change.name ?? survey.name,
    touchpointId: change.touchpointId === undefined ? survey.touchpointId : change.touchpointId,
    draft: change.draft ?? survey.draft,
    tags: change.tags ?? survey.tags,
    kind: change.kind ?? survey.kind,
  };
  const settings = changedSettings(settingsOf(survey), change);
  const same =
    isSameSettings(settings, survey) &&
    content.name === survey.name &&
    content.kind === survey.kind &&
    content.touchpointId === survey.touchpointId &&
    isSameJson(content.draft, survey.draft) &&
    isSameJson(content.tags, survey.tags);
  return same ? survey : nextRevision({ ...survey, ...content, ...settings }, at);
}

/** The survey closed for answers; the same object if it is closed already, `undefined` for a draft, which cannot be closed. */
export function closedSurvey(survey: Survey, at: Date): Survey | undefined {
  if (survey.status === 'draft') return undefined;
  return survey.status === 'closed' ? survey : nextRevision({ ...survey, status: 'closed', closedAt: at }, at);
}

/** The survey archived or unarchived; the same object if it is so already, `undefined` if it is open, which must be closed first. */
export function archivedSurvey(survey: Survey, isArchived: boolean, at: Date): Survey | undefined {
  if (isArchived === (survey.archivedAt !== null)) return survey;
  if (survey.status === 'published') return undefined;
  return nextRevision({ ...survey, archivedAt: isArchived ? at : null }, at);
}

/** An anonymous survey has no quota: the page that says that it is full would tell how many have answered. */
export function hasForbiddenQuota({ draft, responseQuota }: Survey): boolean {
  return draft.anonymous !== undefined && responseQuota !== null;
}

/** The survey with its next revision. */
export function nextRevision(survey: Survey, at: Date): Survey {
  return { ...survey, revision: survey.revision + 1, updatedAt: at };
}
