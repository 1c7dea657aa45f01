import { IsInt, Max, Min } from 'class-validator';
import { Setting } from '@hearback/process';

/** Settings of this service. */
export class FollowupsConfig {
  @Setting({
    env: 'FOLLOWUPS_REMINDER_LEAD_MINUTES',
    default: 60,
    description: 'Minutes before a task is due at which staff are reminded; never before half of its time has passed.',
  })
  @IsInt()
  @Min(1)
  @Max(10_080)
  readonly reminderLeadMinutes: number;

  @Setting({
    env: 'FOLLOWUPS_MAX_RULES',
    default: 100,
    description: 'Most active rules of one workspace; each is evaluated for each of its responses.',
  })
  @IsInt()
  @Min(1)
  @Max(1000)
  readonly maxRules: number;
}
