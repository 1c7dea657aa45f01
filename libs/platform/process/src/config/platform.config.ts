import { IsBoolean, IsInt, IsNumber, IsOptional, IsUrl, Max, Min } from 'class-validator';
import { IsStrongSecret } from './strong-secret.js';
import { ServerConfig } from './server.config.js';
import { Setting } from './setting.js';

const URL_OPTIONS = { require_tld: false, require_protocol: true } as const;

/** Settings of every process of services. */
export class PlatformConfig extends ServerConfig {
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
    env: 'HEARBACK_MAX_IN_FLIGHT_REQUESTS',
    default: 512,
    description:
      'Requests that a process answers at a time; another one is rejected with 503 and Retry-After, a read from half of it on.',
  })
  @IsInt()
  @Min(2)
  @Max(100_000)
  readonly maxInFlightRequests: number;

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
