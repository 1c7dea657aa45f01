import { isSameJson } from './same-json.js';
import { nextRevision, type Definition, type Survey } from './survey.js';
import type { Touchpoint } from './touchpoint.js';

/** The touchpoint of a version, as it was when the version was published. */
export type FrozenTouchpoint = Pick<Touchpoint, 'id' | 'key' | 'name' | 'stage'>;

/** A survey as it was published: wording, scale, labels, order and logic. It never changes. */
export interface Version {
  readonly id: string;
  readonly surveyId: string;
  /** 1, 2, 3 … */
  readonly version: number;
  readonly name: string;
  readonly touchpoint: FrozenTouchpoint | null;
  readonly definition: Definition;
  readonly publishedAt: Date;
}

/** The result of publishing a survey. */
export interface Publication {
  readonly survey: Survey;
  readonly version: Version;
  /** Whether the version is new. */
  readonly isNew: boolean;
  /** Whether anything changed for respondents: a new version, or a closed survey that accepts answers again. */
  readonly isChange: boolean;
}

/**
 * Publishes the draft. If it equals the newest version, that version stays: an open survey is left unchanged, a closed one
 * accepts answers to that version again.
 */
export function publication(
  survey: Survey,
  touchpoint: Touchpoint | null,
  newest: Version | undefined,
  next: { readonly id: string; readonly at: Date },
): Publication {
  const frozen = frozenTouchpoint(touchpoint);
  if (newest !== undefined && isUnchanged(survey, frozen, newest)) {
    if (survey.status === 'published') return { survey, version: newest, isNew: false, isChange: false };
    return { survey: opened(survey, newest.version, next.at), version: newest, isNew: false, isChange: true };
  }
  const version: Version = {
    id: next.id,
    surveyId: survey.id,
    version: (newest?.version ?? 0) + 1,
    name: survey.name,
    touchpoint: frozen,
    definition: survey.draft,
    publishedAt: next.at,
  };
  return { survey: opened(survey, version.version, next.at), version, isNew: true, isChange: true };
}

/** The touchpoint as a version keeps it. */
export function frozenTouchpoint(touchpoint: Touchpoint | null): FrozenTouchpoint | null {
  return touchpoint && { id: touchpoint.id, key: touchpoint.key, name: touchpoint.name, stage: touchpoint.stage };
}

function isUnchanged(survey: Survey, touchpoint: FrozenTouchpoint | null, newest: Version): boolean {
  return (
    survey.name === newest.name &&
    isSameJson(touchpoint, newest.touchpoint) &&
    isSameJson(survey.draft, newest.definition)
  );
}

function opened(survey: Survey, version: number, at: Date): Survey {
  return nextRevision({ ...survey, status: 'published', version, publishedAt: at }, at);
}
