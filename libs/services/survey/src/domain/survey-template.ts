import type { Definition } from './survey.js';
import { employeePulse } from './templates/employee-templates.js';
import { experience, leaving, nps, productFeedback } from './templates/general-templates.js';
import {
  cesAfterReturn,
  cesAfterSupport,
  csatAfterDelivery,
  csatAfterPurchase,
  csatAfterVisit,
} from './templates/touchpoint-templates.js';
import type { JourneyStage } from './touchpoint.js';

/** The keys of the templates, for which interfaces have names. */
export const TEMPLATE_KEYS = [
  'nps',
  'csat_after_purchase',
  'csat_after_delivery',
  'csat_after_visit',
  'ces_after_support',
  'ces_after_return',
  'useful_easy_enjoyable',
  'product_feedback',
  'leaving',
  'employee_pulse',
] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

/** A template for a new survey. */
export interface SurveyTemplate {
  readonly key: TemplateKey;
  readonly name: string;
  /** When to use it and what to adapt, for staff. */
  readonly description: string;
  /** The journey stage it belongs to; null for any. */
  readonly stage: JourneyStage | null;
  readonly definition: Definition;
}

/** The templates, in the order in which they are offered. All are in the languages of the interface. */
export const SURVEY_TEMPLATES: readonly SurveyTemplate[] = [
  {
    key: 'nps',
    name: 'Recommendation (NPS)',
    description:
      'Loyalty to the company as a whole, from 0 to 10, with the reason. Ask each customer a few times a year.',
    stage: null,
    definition: nps,
  },
  {
    key: 'csat_after_purchase',
    name: 'Satisfaction after a purchase (CSAT)',
    description: 'Satisfaction on a five-point scale, and the reasons for a low score. Ask soon after the purchase.',
    stage: 'buy',
    definition: csatAfterPurchase,
  },
  {
    key: 'csat_after_delivery',
    name: 'Satisfaction after a delivery (CSAT)',
    description: 'Satisfaction on a five-point scale, and what went wrong. Ask a day or two after the delivery.',
    stage: 'receive',
    definition: csatAfterDelivery,
  },
  {
    key: 'csat_after_visit',
    name: 'Satisfaction after a visit (CSAT)',
    description:
      'Satisfaction on a five-point scale, with staff, selection, waiting time and rooms. Ask on the same day.',
    stage: 'buy',
    definition: csatAfterVisit,
  },
  {
    key: 'ces_after_support',
    name: 'Effort after a support case (CES)',
    description:
      'How easy it was to get help, on a seven-point scale. Put your company name into the statement before you first publish: changing the wording later starts a new series of scores.',
    stage: 'support',
    definition: cesAfterSupport,
  },
  {
    key: 'ces_after_return',
    name: 'Effort after a return (CES)',
    description:
      'How easy a return was, on a seven-point scale, and its reason. Put your company name into the statement before you first publish: changing the wording later starts a new series of scores.',
    stage: 'support',
    definition: cesAfterReturn,
  },
  {
    key: 'useful_easy_enjoyable',
    name: 'Useful, easy, enjoyable',
    description:
      'Three statements about one experience, in the same words at every touchpoint, so that touchpoints can be compared.',
    stage: null,
    definition: experience,
  },
  {
    key: 'product_feedback',
    name: 'Product feedback',
    description: 'Satisfaction with a product, and what to improve first. Ask once customers have used it for a while.',
    stage: 'use',
    definition: productFeedback,
  },
  {
    key: 'leaving',
    name: 'Reasons for leaving',
    description: 'Why a customer leaves, and what would have to change. Ask in the last step of a cancellation.',
    stage: 'leave',
    definition: leaving,
  },
  {
    key: 'employee_pulse',
    name: 'Employee pulse (eNPS)',
    description:
      'Whether your colleagues would recommend you as a place to work, anonymously. Put your own places or teams into the choices, each with at least ten people: groups of fewer than five are not shown.',
    stage: null,
    definition: employeePulse,
  },
];
