import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsUrl, Max, Min, MinLength } from 'class-validator';
import { IsStrongSecret } from './strong-secret.js';
import { Setting } from './setting.js';

const URL_OPTIONS = { require_tld: false, require_protocol: true } as const;

/** Levels of the log, from most to least. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Settings of every process. */
export class PlatformConfig {
  @Setting({
    env: 'HEARBACK_DATABASE_URL',
    description:
      'Address of the PostgreSQL database. Its user is used for migrating alone; services sign in to the same host and database with roles of their own.',
    secret: true,
  })
  @IsUrl({ ...URL_OPTIONS, protocols: ['postgres', 'postgresql'] }, { message: 'must be a postgres:// address' })
  readonly databaseUrl: string;

  @Setting({
    env: 'HEARBACK_ROLE_PASSWORD',
    description: 'Password of the roles that services sign in with; migrating sets it. At least 16 characters.',
    secret: true,
  })
  @IsStrongSecret(16)
  readonly rolePassword: string;

  @Setting({
    env: 'HEARBACK_INTERNAL_SECRET',
    description:
      'Secret by which the processes of this platform know each other; the same for all. At least 32 characters.',
    secret: true,
  })
  @IsStrongSecret(32)
  readonly internalSecret: string;

  @Setting({ env: 'HEARBACK_HOST', default: '127.0.0.1', description: 'Address to listen on.' })
  @MinLength(1)
  readonly host: string;

  @Setting({ env: 'HEARBACK_PORT', default: 4000, description: 'Port to listen on; 0 takes a free one.' })
  @IsInt()
  @Min(0)
  @Max(65_535)
  readonly port: number;

  @Setting({
    env: 'HEARBACK_PUBLIC_URL',
    optional: true,
    description: 'Address under which people and programs reach the platform. Default: the address it listens on.',
  })
  @IsOptional()
  @IsUrl({ ...URL_OPTIONS, protocols: ['http', 'https'] }, { message: 'must be an http:// or https:// address' })
  readonly publicUrl?: string;

  @Setting({
    env: 'ACCOUNTS_URL',
    optional: true,
    description:
      'Address of the accounts service, which knows the credentials; required where it is not in this process. Default: this process.',
  })
  @IsOptional()
  @IsUrl({ ...URL_OPTIONS, protocols: ['http', 'https'] }, { message: 'must be an http:// or https:// address' })
  readonly accountsUrl?: string;

  @Setting({
    env: 'HEARBACK_RATE_LIMIT_PER_MINUTE',
    default: 600,
    description: 'Requests per minute for each key and each session; 0 switches the limit off.',
  })
  @IsInt()
  @Min(0)
  readonly rateLimitPerMinute: number;

  @Setting({
    env: 'HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE',
    default: 3000,
    description:
      'Requests per minute for each network (/24 or /64) and survey or route, without a credential or with a publishable key; 0 switches the limit off.',
  })
  @IsInt()
  @Min(0)
  readonly anonymousRateLimitPerMinute: number;

  @Setting({
    env: 'HEARBACK_MAX_OPEN_REQUESTS',
    default: 256,
    description:
      'Requests that a process answers at a time; one more is refused at the door with 503, reading at half of it already.',
  })
  @IsInt()
  @Min(2)
  @Max(100_000)
  readonly maxOpenRequests: number;

  @Setting({
    env: 'HEARBACK_TRUSTED_PROXY_HOPS',
    default: 0,
    description:
      "How many proxies of one's own stand before the platform and append to X-Forwarded-For; the header is ignored at 0.",
  })
  @IsInt()
  @Min(0)
  @Max(10)
  readonly trustedProxyHops: number;

  @Setting({
    env: 'HEARBACK_PARTITIONS',
    default: 8,
    description: 'Partitions of each topic of the log. Chosen before the first start and never changed.',
  })
  @IsInt()
  @Min(1)
  @Max(64)
  readonly partitions: number;

  @Setting({ env: 'HEARBACK_REQUEST_POOL', default: 8, description: 'Connections of each service for requests.' })
  @IsInt()
  @Min(1)
  @Max(200)
  readonly requestPool: number;

  @Setting({
    env: 'HEARBACK_BATCH_POOL',
    default: 6,
    description: 'Connections of each service for consumers, jobs and the intake.',
  })
  @IsInt()
  @Min(2)
  @Max(200)
  readonly batchPool: number;

  @Setting({
    env: 'HEARBACK_STATEMENT_TIMEOUT_MS',
    default: 30_000,
    description: 'Milliseconds after which the database ends a statement.',
  })
  @IsInt()
  @Min(100)
  @Max(3_600_000)
  readonly statementTimeoutMs: number;

  @Setting({
    env: 'HEARBACK_BACKGROUND',
    default: true,
    description:
      'on: the process reads the log and works jobs beside its requests. off: it serves requests alone; another process of the same services must do the rest.',
  })
  @IsBoolean()
  readonly background: boolean;

  @Setting({
    env: 'HEARBACK_LOG_LEVEL',
    default: 'info',
    description: `Least weight of a log line: ${LOG_LEVELS.join(', ')}.`,
  })
  @IsIn(LOG_LEVELS)
  readonly logLevel: LogLevel;

  @Setting({
    env: 'HEARBACK_METRICS_PORT',
    optional: true,
    description:
      'Port of a listener of its own that serves GET /metrics to Prometheus; 0 takes a free one. It asks for no credential: let nobody but Prometheus reach it. Default: no metrics.',
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

  @Setting({
    env: 'HEARBACK_TRACES_URL',
    optional: true,
    description:
      'Where OpenTelemetry traces go: address of an OTLP/HTTP receiver with its path, such as http://127.0.0.1:4318/v1/traces. Default: no traces.',
  })
  @IsOptional()
  @IsUrl({ ...URL_OPTIONS, protocols: ['http', 'https'] }, { message: 'must be an http:// or https:// address' })
  readonly tracesUrl?: string;

  @Setting({
    env: 'HEARBACK_TRACES_RATIO',
    default: 0.01,
    description: 'Share of requests that are followed; 0 to 1. A followed event is delivered alone, so keep it small.',
  })
  @IsNumber()
  @Min(0)
  @Max(1)
  readonly tracesRatio: number;

  @Setting({
    env: 'HEARBACK_MAX_LAG',
    default: 100_000,
    description: 'Events a service may be behind in the log before /health/ready warns of it.',
  })
  @IsInt()
  @Min(1)
  readonly maxLag: number;

  @Setting({
    env: 'HEARBACK_MAX_JOB_DELAY_SECONDS',
    default: 300,
    description: 'Seconds that a job may wait after it was due before /health/ready warns of it.',
  })
  @IsInt()
  @Min(1)
  @Max(86_400)
  readonly maxJobDelaySeconds: number;
}
