import { Setting } from '@hearback/process';
import { IsInt, IsOptional, IsUrl, Max, Min } from 'class-validator';

/** Settings of survey. */
export class SurveyConfig {
  @Setting({
    env: 'SURVEY_MAX_VERSIONS',
    default: 1000,
    description: 'Maximum number of versions of a survey. Versions are never deleted, and one may take 1 MB.',
  })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  readonly maxVersions: number;

  @Setting({
    env: 'HEARBACK_PUBLIC_URL',
    default: 'http://127.0.0.1:4000',
    description: 'Public address of the platform; addresses of survey pages begin with it.',
  })
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'must be an http:// or https:// address' },
  )
  readonly publicUrl: string;

  @Setting({
    env: 'NOTIFICATIONS_SMTP_URL',
    optional: true,
    secret: true,
    description:
      'Mail server, as smtp://user:password@host:587 or smtps://…. Surveys are not mailed over it while HEARBACK_PUBLIC_URL is known on this machine only. Default: mail goes to the built-in inbox.',
  })
  @IsOptional()
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['smtp', 'smtps'] },
    { message: 'must be an smtp:// or smtps:// address' },
  )
  readonly smtpUrl?: string;

  @Setting({
    env: 'HEARBACK_SURVEY_URL',
    optional: true,
    description:
      'URL with a host name of its own for survey pages. Links and QR codes begin with it, and routes for staff are not served there. Default: HEARBACK_PUBLIC_URL.',
  })
  @IsOptional()
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'must be an http:// or https:// address' },
  )
  readonly surveyUrl?: string;
}
