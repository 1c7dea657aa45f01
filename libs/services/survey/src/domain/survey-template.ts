import { parseSurvey } from '@hearback/questionnaire';
import type { Definition } from './survey.js';
import { cesAfterSupportTemplate } from './templates/ces-after-support.js';
import { csatAfterPurchaseTemplate } from './templates/csat-after-purchase.js';
import { npsTemplate } from './templates/nps.js';
import type { JourneyStage } from './touchpoint.js';

/** A template for a new survey. */
export interface SurveyTemplate {
  readonly key: string;
  readonly name: string;
  /** When to use it and what to adapt, for staff. */
  readonly description: string;
  /** The journey stage it belongs to; null for any. */
  readonly stage: JourneyStage | null;
  readonly definition: Definition;
}

/** The templates, in the order in which they are offered. */
export const SURVEY_TEMPLATES: readonly SurveyTemplate[] = [
  {
    key: 'nps',
    name: 'Recommendation (NPS)',
    description:
      'Loyalty to the company as a whole, from 0 to 10, with the reason. Ask each customer a few times a year.',
    stage: null,
    definition: parsed(npsTemplate),
  },
  {
    key: 'csat_after_purchase',
    name: 'Satisfaction after a purchase (CSAT)',
    description: 'Satisfaction on a five-point scale, and the reasons for a low score. Ask soon after the purchase.',
    stage: 'buy',
    definition: parsed(csatAfterPurchaseTemplate),
  },
  {
    key: 'ces_after_support',
    name: 'Effort after a support case (CES)',
    description:
      'How easy it was to get help, on a seven-point scale. Put your company name into the statement before you first publish: changing the wording later starts a new series of scores.',
    stage: 'support',
    definition: parsed(cesAfterSupportTemplate),
  },
];

function parsed(json: unknown): Definition {
  const parsing = parseSurvey(json);
  if (!parsing.ok) throw new Error(`a template is not a survey: ${JSON.stringify(parsing.errors)}`);
  return parsing.survey;
}
