import type { CompiledSurvey } from '@hearback/questionnaire';
import type { SurveyBrand } from './survey-brand.js';
import type { SurveyWidget } from './survey-widget.js';
import type { SurveySettings } from './survey-settings.js';

/** A version of a survey, against which answers are checked. */
export interface PublishedSurvey {
  readonly tenantId: string;
  readonly surveyId: string;
  /** 0: the draft, which is only shown as a preview. */
  readonly version: number;
  /** Set if the survey is shown as a preview: its answers are tests. */
  readonly previewToken?: string;
  /** The status of the survey; no response to a closed survey can be begun, to any version. */
  readonly status: 'open' | 'closed';
  readonly linkCode: string;
  readonly name: string;
  readonly touchpointId: string | null;
  readonly touchpointKey: string | null;
  readonly brand: SurveyBrand;
  /** How web pages show it; null: not at all. */
  readonly widget: SurveyWidget | null;
  /** Of the survey, whatever the version. */
  readonly settings: SurveySettings;
  /** IANA name of the workspace's time zone. */
  readonly timeZone: string;
  readonly compiled: CompiledSurvey;
}
