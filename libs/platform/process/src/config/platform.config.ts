import { IsBoolean, IsFQDN, IsInt, IsNumber, IsOptional, IsUrl, Max, Min, IsString } from 'class-validator';
import { AreStrongSecrets, IsStrongSecret } from './strong-secret.js';
import { ServerConfig } from './server.config.js';
import { Setting } from './setting.js';

const URL_OPTIONS = { require_tld: false, require_protocol: true } as const;

/** Settings of every process of services. */
export class PlatformConfig extends ServerConfig {
  @Setting({
    env: 'HEARBACK_DATABASE_URL',
    description:
      'Address of the PostgreSQL database. Its user is used for migrations only; services connect to the same host and database with roles of their own.',
    secret: true,
  })
  @IsUrl({ ...URL_OPTIONS, protocols: ['postgres', 'postgresql'] }, { message: 'must be a postgres:// address' })
  readonly databaseUrl: string;

  @Setting({
    env: 'HEARBACK_ROLE_PASSWORD',
    description: 'Password of the database roles of the services; migrations set it. At least 16 characters.',
    secret: true,
  })
  @IsStrongSecret(16)
  readonly rolePassword: string;

  @Setting({
    env: 'HEARBACK_INTERNAL_SECRET',
    description:
      'Secret with which the processes of this platform authenticate to each other; the same for all. At least 32 characters.',
    secret: true,
  })
  @IsStrongSecret(32)
  readonly internalSecret: string;

  @Setting({
    env: 'HEARBACK_PREVIOUS_SECRETS',
    optional: true,
    description:
      'Secrets that HEARBACK_INTERNAL_SECRET had before, newest first, separated by commas; during a change also the next one. Processes with one of them are trusted, and what was made with them stays valid. Default: none.',
    secret: true,
  })
  @IsOptional()
  @AreStrongSecrets(32)
  readonly previousSecrets?: string;

  @Setting({
    env: 'HEARBACK_PUBLIC_URL',
    optional: true,
    description: 'URL under which browsers and clients reach the platform. Default: the address it listens on.',
  })
  @IsOptional()
  @IsUrl({ ...URL_OPTIONS, protocols: ['http', 'https'] }, { message: 'must be an http:// or https:// address' })
  readonly publicUrl?: string;

  @Setting({
    env: 'HEARBACK_REPLY_DOMAIN',
    optional: true,
    description: 'Domain at which customers answer mails about tasks. Default: none.',
  })
  @IsOptional()
  @IsFQDN({ require_tld: false }, { message: 'must be a domain name' })
  readonly replyDomain?: string;

  @Setting({
    env: 'HEARBACK_ERASURE_LEDGER',
    optional: true,
    description:
      'Path of the file in which erasures of customers are noted, outside the database and beside its backups; the same for all processes. After a restore, the erasures in it are applied again before the first request. Default: none, and a restored backup brings erased customers back.',
  })
  @IsOptional()
  @IsString()
  readonly erasureLedger?: string;

  @Setting({
    env: 'ACCOUNTS_URL',
    optional: true,
    description:
      'URL of the accounts service, which resolves credentials; required if it does not run in this process. Default: this process.',
  })
  @IsOptional()
  @IsUrl({ ...URL_OPTIONS, protocols: ['http', 'https'] }, { message: 'must be an http:// or https:// address' })
  readonly accountsUrl?: string;

  @Setting({
    env: 'HEARBACK_RATE_LIMIT_PER_MINUTE',
    default: 600,
    description: 'Requests per minute for each key and each session; 0 disables the limit.',
  })
  @IsInt()
  @Min(0)
  readonly rateLimitPerMinute: number;

  @Setting({
    env: 'HEARBACK_MAX_IN_FLIGHT_REQUESTS',
    default: 512,
    description:
      'Maximum requests in flight; further ones are rejected with 503 and Retry-After. Reads are rejected from half of it on.',
  })
  @IsInt()
  @Min(2)
  @Max(100_000)
  readonly maxInFlightRequests: number;

  @Setting({
    env: 'HEARBACK_PARTITIONS',
    default: 8,
    description: 'Partitions of each topic of the log. Set it before the first start and never change it.',
  })
  @IsInt()
  @Min(1)
  @Max(64)
  readonly partitions: number;

  @Setting({
    env: 'HEARBACK_REQUEST_POOL',
    default: 8,
    description: 'Database connections of each service for requests.',
  })
  @IsInt()
  @Min(1)
  @Max(200)
  readonly requestPool: number;

  @Setting({
    env: 'HEARBACK_BATCH_POOL',
    default: 6,
    description: 'Database connections of each service for consumers, jobs and the intake.',
  })
  @IsInt()
  @Min(2)
  @Max(200)
  readonly batchPool: number;

  @Setting({
    env: 'HEARBACK_STATEMENT_TIMEOUT_MS',
    default: 30_000,
    description: 'Milliseconds after which the database cancels a statement.',
  })
  @IsInt()
  @Min(100)
  @Max(3_600_000)
  readonly statementTimeoutMs: number;

  @Setting({
    env: 'HEARBACK_BACKGROUND',
    default: true,
    description:
      'on: the process consumes events and runs jobs besides serving requests. off: it only serves requests; another process of the same services must do the rest.',
  })
  @IsBoolean()
  readonly background: boolean;

  @Setting({
    env: 'HEARBACK_TRACES_URL',
    optional: true,
    description:
      'URL of an OTLP/HTTP receiver of OpenTelemetry traces, such as http://127.0.0.1:4318/v1/traces. Default: no traces.',
  })
  @IsOptional()
  @IsUrl({ ...URL_OPTIONS, protocols: ['http', 'https'] }, { message: 'must be an http:// or https:// address' })
  readonly tracesUrl?: string;

  @Setting({
    env: 'HEARBACK_TRACES_RATIO',
    default: 0.01,
    description:
      'Share of requests that are traced, 0 to 1. A traced event is delivered in a batch of its own, so keep it small.',
  })
  @IsNumber()
  @Min(0)
  @Max(1)
  readonly tracesRatio: number;

  @Setting({
    env: 'HEARBACK_MAX_LAG',
    default: 100_000,
    description: 'Consumer lag in events from which /health/ready warns.',
  })
  @IsInt()
  @Min(1)
  readonly maxLag: number;

  @Setting({
    env: 'HEARBACK_MAX_JOB_DELAY_SECONDS',
    default: 300,
    description: 'Seconds that a job may be overdue before /health/ready warns.',
  })
  @IsInt()
  @Min(1)
  @Max(86_400)
  readonly maxJobDelaySeconds: number;
}
