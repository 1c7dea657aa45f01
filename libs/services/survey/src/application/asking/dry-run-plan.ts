import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import {
  expectedAnswers,
  MIN_PAST_INVITATIONS,
  type ExpectedAnswers,
  type PastResponses,
} from '../../domain/asking/expected-answers.js';
import { dayOf } from '../../domain/asking/local-time.js';
import { startDefects } from '../../domain/asking/plan-checks.js';
import {
  daysOf,
  givePlaces,
  summaryOf,
  type CampaignPlan,
  type PlanSummary,
} from '../../domain/asking/plan-campaign.js';
import { planRecurring } from '../../domain/asking/plan-recurring.js';
import type { AttentionRules } from '../../domain/asking/attention-rules.js';
import type { Person, Question } from '../../domain/asking/person.js';
import type { Plan } from '../../domain/asking/plan.js';
import { askingErrors } from './asking.errors.js';
import { AttentionStore, type StoredAttention } from './attention-store.js';
import { CustomerDates } from './customer-dates.js';
import { People } from './people.js';
import { questionOf, scheduleOf } from './plan-question.js';
import { PlanStore, type AskedSurvey, type AudiencePlace } from './plan-store.js';

/** Customers whose facts are read at once. */
const CHUNK = 500;
const MAX_CUSTOMERS = 1_000_000;
const PAST_DAYS = 730;

/** What would happen if a campaign or a recurring survey were started now. */
export interface DryRun extends PlanSummary {
  readonly at: Date;
  /** Null: too few past invitations. */
  readonly expected: ExpectedAnswers | null;
  readonly past: PastResponses;
  /** Customers who would be asked by language; null: not known. */
  readonly languages: readonly { readonly language: string | null; readonly customers: number }[];
}

/** The parts that a dry run reads first. */
interface Setting {
  readonly plan: Plan;
  readonly survey: AskedSurvey;
  readonly attention: StoredAttention;
  readonly places: readonly AudiencePlace[];
  readonly past: PastResponses;
}

/** Gives customers their places, a chunk after the other. */
type GivePlaces = (
  tenantId: string,
  people: readonly Person[],
  question: Question,
  rules: AttentionRules,
) => Promise<CampaignPlan>;

function inCampaign(plan: Plan, at: Date): GivePlaces {
  const schedule = scheduleOf(plan, at);
  const days = daysOf(schedule);
  return async (_tenantId, people, question, rules) => givePlaces(people, question, rules, schedule, days);
}

/** Plans as the start does, and stores nothing. */
@Injectable()
export class DryRunPlan {
  constructor(
    private readonly database: TenantDatabase,
    private readonly plans: PlanStore,
    private readonly people: People,
    private readonly dates: CustomerDates,
    private readonly attention: AttentionStore,
    private readonly clock: Clock,
  ) {}

  /** Throws `plan-not-found`, and `bad-plan` for what is no complete campaign or recurring survey. */
  async execute(tenantId: string, planId: string): Promise<DryRun> {
    const at = this.clock.now();
    const { plan, survey, attention, places, past } = await this.#setting(tenantId, planId, at);
    const question = questionOf(plan, survey, attention.basis);
    const place = plan.kind === 'recurring' ? this.#occurrences(plan, at) : inCampaign(plan, at);
    const asked: CampaignPlan['asked'][number][] = [];
    const leftOut: CampaignPlan['leftOut'][number][] = [];
    const languages = new Map<string | null, number>();
    for (let from = 0; from < places.length; from += CHUNK) {
      const ids = places.slice(from, from + CHUNK).map(({ customerId }) => customerId);
      const read = await this.database.withTenant(tenantId, (tx) => this.people.read(tx, tenantId, ids, at));
      const people = new Map(read.map((person) => [person.customerId, person]));
      const ordered = ids.flatMap((id) => people.get(id) ?? []);
      const given = await place(tenantId, ordered, question, attention.settings);
      asked.push(...given.asked);
      leftOut.push(...given.leftOut);
      for (const { customerId } of given.asked) {
        const { language } = people.get(customerId)!;
        languages.set(language, (languages.get(language) ?? 0) + 1);
      }
    }
    return {
      ...summaryOf({ asked, leftOut }),
      at,
      past,
      expected: expectedAnswers(past, asked.length),
      languages: [...languages].map(([language, customers]) => ({ language, customers })),
    };
  }

  /** The next question of each customer. */
  #occurrences({ recurring }: Plan, at: Date): GivePlaces {
    return async (tenantId, people, question, rules) => {
      const ids = people.map(({ customerId }) => customerId);
      const dated = await this.database.withTenant(tenantId, (tx) =>
        this.dates.of(tx, tenantId, ids, recurring!.anchor),
      );
      const anchors = new Map(dated.map(({ customerId, day }) => [customerId, day]));
      const anchored = people.flatMap((person) => {
        const anchor = anchors.get(person.customerId);
        return anchor === undefined ? [] : [{ person, anchor }];
      });
      const window = { after: at, until: null, now: at };
      const { asked, leftOut } = planRecurring(anchored, question, rules, recurring!, window);
      const undated = ids.filter((id) => !anchors.has(id));
      const without = undated.map((customerId) => ({ customerId, reason: 'no-date' as const, until: null }));
      return { asked, leftOut: [...leftOut, ...without] };
    };
  }

  #setting(tenantId: string, planId: string, at: Date): Promise<Setting> {
    return this.database.withTenant(tenantId, async (tx) => {
      const plan = await this.plans.find(tx, tenantId, planId);
      if (plan === undefined) throw askingErrors.error('plan-not-found');
      const errors =
        plan.kind === 'campaign' || plan.kind === 'recurring'
          ? startDefects(plan, dayOf(at, 'Etc/GMT+12'))
          : [
              {
                pointer: '/kind',
                code: 'not-applicable',
                detail: 'must be campaign or recurring: others follow events',
              },
            ];
      if (errors.length > 0) throw askingErrors.error('bad-plan', undefined, { errors });
      const survey = (await this.plans.survey(tx, tenantId, plan.surveyId))!;
      const places = await this.plans.audience(tx, tenantId, planId, plan.audience, null, MAX_CUSTOMERS);
      const since = new Date(at.getTime() - PAST_DAYS * 86_400_000);
      const { ofSurvey, ofKind } = await this.plans.past(tx, tenantId, survey, since);
      const past = ofSurvey.invited >= MIN_PAST_INVITATIONS ? ofSurvey : ofKind;
      return { plan, survey, attention: await this.attention.read(tx, tenantId), places, past };
    });
  }
}
