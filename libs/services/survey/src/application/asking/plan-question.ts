import type { CampaignSchedule } from '../../domain/asking/plan-campaign.js';
import type { Question } from '../../domain/asking/person.js';
import { rankOf, type Plan } from '../../domain/asking/plan.js';
import type { AskedSurvey } from './plan-store.js';

/** What a plan asks somebody. */
export function questionOf(
  plan: Pick<Plan, 'kind'>,
  survey: Pick<AskedSurvey, 'kind'>,
  basis: Question['basis'],
  matter: string | null = null,
): Question {
  return { kind: survey.kind, rank: rankOf(plan.kind), matter, basis, isByHand: false, invitationId: null };
}

/** When a campaign writes, where nobody is written to before a time. */
export function scheduleOf({ schedule }: Pick<Plan, 'schedule'>, notBefore: Date): CampaignSchedule {
  if (schedule === null) throw new Error('a campaign that is tried or started has a schedule');
  return { ...schedule, atUsualTime: schedule.atUsualTime ?? false, notBefore };
}
