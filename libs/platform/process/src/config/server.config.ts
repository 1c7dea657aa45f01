import { IsIn, IsInt, IsOptional, IsUrl, Max, Min, MinLength } from 'class-validator';
import { Setting } from './setting.js';

/** Log levels, from most to least verbose. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Settings of every process that listens. */
export class ServerConfig {
  @Setting({ env: 'HEARBACK_HOST', default: '127.0.0.1', description: 'Address to listen on.' })
  @MinLength(1)
  readonly host: string;

  @Setting({ env: 'HEARBACK_PORT', default: 4000, description: 'Port to listen on; 0 picks a free one.' })
  @IsInt()
  @Min(0)
  @Max(65_535)
  readonly port: number;

  @Setting({
    env: 'HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE',
    default: 3000,
    description:
      'Requests per minute for each network (/24 or /56) and survey or route, without a credential or with a publishable key; 0 disables the limit.',
  })
  @IsInt()
  @Min(0)
  readonly anonymousRateLimitPerMinute: number;

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

  @Setting({
    env: 'HEARBACK_UNFINISHED_BODIES_PER_NETWORK',
    default: 128,
    description:
      'Request bodies of one network that may be unfinished at the same time; further ones are rejected with 429 and Retry-After.',
  })
  @IsInt()
  @Min(1)
  @Max(100_000)
  readonly unfinishedBodiesPerNetwork: number;

  @Setting({
    env: 'HEARBACK_BODY_TIMEOUT_MS',
    default: 10_000,
    description:
      'Milliseconds within which the body of a request must arrive. An upload may take longer if each such period brings at least 4 kB a second.',
  })
  @IsInt()
  @Min(100)
  @Max(600_000)
  readonly bodyTimeoutMs: number;

  @Setting({
    env: 'HEARBACK_TRUSTED_PROXY_HOPS',
    default: 0,
    description:
      'Number of trusted proxies in front of this process, including the gateway, that append to X-Forwarded-For; at 0 the header is ignored.',
  })
  @IsInt()
  @Min(0)
  @Max(10)
  readonly trustedProxyHops: number;

  @Setting({
    env: 'HEARBACK_LOG_LEVEL',
    default: 'info',
    description: `Minimum log level: ${LOG_LEVELS.join(', ')}.`,
  })
  @IsIn(LOG_LEVELS)
  readonly logLevel: LogLevel;

  @Setting({
    env: 'HEARBACK_METRICS_PORT',
    optional: true,
    description:
      'Port of a separate listener that serves GET /metrics to Prometheus; 0 picks a free one. It requires no credential, so only Prometheus may reach it. Default: no metrics.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(65_535)
  readonly metricsPort?: number;

  @Setting({
    env: 'HEARBACK_METRICS_HOST',
    default: '127.0.0.1',
    description: 'Address on which the metrics are served.',
  })
  @MinLength(1)
  readonly metricsHost: string;
}
