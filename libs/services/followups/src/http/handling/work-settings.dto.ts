import { IntegerField, ObjectField, StringField } from '@hearback/http';
import type { WorkSettings } from '../../domain/handling/work-settings.js';
import { CURRENCY } from './task-work.dto.js';

const AMOUNT = { min: 0, max: 100_000_000, nullable: true, example: 3000 } as const;

/** An amount by role, in minor units. */
export class RoleAmountsDto {
  @IntegerField(AMOUNT) readonly owner: number | null;
  @IntegerField(AMOUNT) readonly admin: number | null;
  @IntegerField(AMOUNT) readonly editor: number | null;
  @IntegerField(AMOUNT) readonly agent: number | null;
}

/** What work costs, and what may be given away. */
export class WorkSettingsDto {
  @StringField({
    ...CURRENCY,
    nullable: true,
    description: 'ISO 4217 code; null: nothing is known of cost, and no goodwill can be given.',
  })
  readonly currency: string | null;
  @IntegerField({ ...AMOUNT, description: 'What an hour of work costs, in minor units; null: unknown.' })
  readonly hourly_cost_minor: number | null;
  @ObjectField(() => RoleAmountsDto, {
    description: 'What an hour of a role costs, where it differs; null: the general amount.',
  })
  readonly hourly_cost_by_role: RoleAmountsDto;
  @ObjectField(() => RoleAmountsDto, {
    description: 'What one member of a role may give away in a month; null: no limit, 0: nothing.',
  })
  readonly goodwill_limits: RoleAmountsDto;
  @IntegerField({ ...AMOUNT, description: 'What all together may give away in a month; null: no budget is set.' })
  readonly goodwill_budget_minor: number | null;
}

/** The settings of a body. */
export function settingsFromDto(dto: WorkSettingsDto): WorkSettings {
  const { owner, admin, editor, agent } = dto.hourly_cost_by_role;
  const limits = dto.goodwill_limits;
  return {
    currency: dto.currency,
    hourlyCostMinor: dto.hourly_cost_minor,
    hourlyCostByRole: { owner, admin, editor, agent },
    goodwillLimits: { owner: limits.owner, admin: limits.admin, editor: limits.editor, agent: limits.agent },
    goodwillBudgetMinor: dto.goodwill_budget_minor,
  };
}

/** The settings as the API shows them. */
export function settingsToDto(settings: WorkSettings): WorkSettingsDto {
  return {
    currency: settings.currency,
    hourly_cost_minor: settings.hourlyCostMinor,
    hourly_cost_by_role: settings.hourlyCostByRole,
    goodwill_limits: settings.goodwillLimits,
    goodwill_budget_minor: settings.goodwillBudgetMinor,
  };
}
