import { IsFQDN, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Setting } from '@hearback/process';

/** Settings of this service. */
export class FollowupsConfig {
  @Setting({
    env: 'FOLLOWUPS_REMINDER_LEAD_MINUTES',
    default: 60,
    description: 'Minutes before the due time at which staff are reminded, but not before half of the time has passed.',
  })
  @IsInt()
  @Min(1)
  @Max(10_080)
  readonly reminderLeadMinutes: number;

  @Setting({
    env: 'FOLLOWUPS_MAX_RULES',
    default: 100,
    description: 'Maximum number of active rules of a workspace; each response is evaluated against all of them.',
  })
  @IsInt()
  @Min(1)
  @Max(1000)
  readonly maxRules: number;

  @Setting({
    env: 'HEARBACK_REPLY_DOMAIN',
    optional: true,
    description:
      'Domain at which customers answer mails about tasks, such as in.example.com; its mail must reach this installation. Default: none, and customers answer on the status page.',
  })
  @IsOptional()
  @IsFQDN({ require_tld: false }, { message: 'must be a domain name' })
  readonly replyDomain?: string;
}
