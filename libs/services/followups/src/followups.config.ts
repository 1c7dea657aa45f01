import { IsFQDN, IsInt, IsIP, IsOptional, IsString, IsUrl, Matches, Max, Min } from 'class-validator';
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
    env: 'FOLLOWUPS_STATUS_LINK_DAYS',
    default: 90,
    description:
      'Days for which the link to the status page of a customer works. Each mail to the customer, and each copy of the link by staff, begins them anew.',
  })
  @IsInt()
  @Min(1)
  @Max(3_650)
  readonly statusLinkDays: number;

  @Setting({
    env: 'HEARBACK_PUBLIC_URL',
    default: 'http://127.0.0.1:4000',
    description: 'Public address of the platform; links to status pages begin with it.',
  })
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'must be an http:// or https:// address' },
  )
  readonly publicUrl: string;

  @Setting({
    env: 'HEARBACK_SURVEY_URL',
    optional: true,
    description:
      'URL with a host name of its own for the pages of customers. Links to status pages begin with it. Default: HEARBACK_PUBLIC_URL.',
  })
  @IsOptional()
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'must be an http:// or https:// address' },
  )
  readonly surveyUrl?: string;

  @Setting({
    env: 'HEARBACK_REPLY_DOMAIN',
    optional: true,
    description:
      'Domain at which customers answer mails about tasks, such as in.example.com; its mail must reach this installation. Default: none, and customers answer on the status page.',
  })
  @IsOptional()
  @IsFQDN({ require_tld: false }, { message: 'must be a domain name' })
  readonly replyDomain?: string;

  @Setting({
    env: 'FOLLOWUPS_SMTP_PORT',
    optional: true,
    description:
      'Port at which this process receives the answers of customers by SMTP; 0 selects a free one. Default: none, and mail comes by the webhook only.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(65_535)
  readonly smtpPort?: number;

  @Setting({
    env: 'FOLLOWUPS_SMTP_HOST',
    default: '127.0.0.1',
    description: 'Address at which it listens for SMTP; 0.0.0.0 or :: for all of this machine.',
  })
  @IsIP()
  readonly smtpHost: string;

  @Setting({
    env: 'FOLLOWUPS_SMTP_TLS_CERTIFICATE',
    optional: true,
    description:
      'File of the certificate, with its chain as PEM, with which the SMTP server offers STARTTLS. It is read again every hour. Default: none, and no TLS.',
  })
  @IsOptional()
  @IsString()
  readonly smtpCertificate?: string;

  @Setting({
    env: 'FOLLOWUPS_SMTP_TLS_KEY',
    optional: true,
    description: 'File of the private key of this certificate, as PEM.',
  })
  @IsOptional()
  @IsString()
  readonly smtpKey?: string;

  @Setting({
    env: 'FOLLOWUPS_TRUSTED_MAIL_SERVERS',
    default: '',
    description:
      'Names by which your own mail servers sign Authentication-Results, separated by commas; what others say of SPF, DKIM and DMARC is ignored.',
  })
  @Matches(/^[^\s;,]*(,[^\s;,]+)*$/, { message: 'must be names, separated by commas' })
  readonly trustedMailServerNames: string;

  /** The names in lower case. */
  get trustedMailServers(): readonly string[] {
    return this.trustedMailServerNames.toLowerCase().split(',').filter(Boolean);
  }
}
