import { Setting } from '@hearback/process';
import { IsInt, IsUrl, Max, Min } from 'class-validator';

/** Settings of responses. */
export class ResponsesConfig {
  @Setting({
    env: 'RESPONSES_INTAKE_COMMIT_SLOTS',
    default: 1,
    description:
      'Intake transactions in progress at the same time. More than one helps only where commits are slow, because transactions that append to the same partition wait for each other.',
  })
  @IsInt()
  @Min(1)
  @Max(8)
  readonly intakeCommitSlots: number;

  @Setting({
    env: 'RESPONSES_INTAKE_BATCH_ROWS',
    default: 256,
    description: 'Maximum number of responses in one intake transaction.',
  })
  @IsInt()
  @Min(1)
  @Max(1000)
  readonly intakeBatchRows: number;

  @Setting({
    env: 'RESPONSES_INTAKE_BATCH_BYTES',
    default: 1_000_000,
    description: 'Maximum bytes of responses in one intake transaction; a larger response is stored alone.',
  })
  @IsInt()
  @Min(1000)
  readonly intakeBatchBytes: number;

  @Setting({
    env: 'RESPONSES_INTAKE_QUEUE',
    default: 2000,
    description: 'Responses that may wait for a transaction; one more is rejected with 503.',
  })
  @IsInt()
  @Min(1)
  readonly intakeQueue: number;

  @Setting({
    env: 'RESPONSES_INTAKE_DEADLINE_MS',
    default: 5000,
    description: 'Milliseconds after which a response that is not stored yet is answered with 503.',
  })
  @IsInt()
  @Min(10)
  readonly intakeDeadlineMs: number;

  @Setting({
    env: 'RESPONSES_IDLE_MINUTES',
    default: 30,
    description: 'Minutes without a change after which answers that were not completed count.',
  })
  @IsInt()
  @Min(1)
  @Max(1440)
  readonly idleMinutes: number;

  @Setting({
    env: 'RESPONSES_MIN_FILL_MS',
    default: 1000,
    description:
      'Milliseconds that people need at least to answer a survey. Faster answers through pages, links and publishable keys need a proof of work. 0: the time is not judged.',
  })
  @IsInt()
  @Min(0)
  @Max(60_000)
  readonly minFillMs: number;

  @Setting({
    env: 'RESPONSES_IMPORT_BATCH_ROWS',
    default: 1_000,
    description: 'Maximum number of rows in one transaction of an import.',
  })
  @IsInt()
  @Min(1)
  @Max(5000)
  readonly importBatchRows: number;

  @Setting({
    env: 'RESPONSES_ANONYMOUS_BATCH_SECONDS',
    default: 3600,
    description:
      'Answers to anonymous surveys wait from one to three times as long, at random, before they are mixed with the others of their period. Shorter times are for demonstrations: a copy of the database could then tell who came together.',
  })
  @IsInt()
  @Min(1)
  @Max(86_400)
  readonly anonymousBatchSeconds: number;

  @Setting({
    env: 'RESPONSES_IMPORT_MAX_BYTES',
    default: 50_000_000,
    description: 'Maximum size of an imported file in bytes.',
  })
  @IsInt()
  @Min(1000)
  readonly importMaxBytes: number;

  @Setting({
    env: 'RESPONSES_IMPORT_MAX_ROWS',
    default: 1_000_000,
    description: 'Maximum number of rows of an imported file.',
  })
  @IsInt()
  @Min(1)
  readonly importMaxRows: number;

  @Setting({
    env: 'HEARBACK_PUBLIC_URL',
    default: 'http://127.0.0.1:4000',
    description: 'Public address of the platform; addresses of personal links begin with it.',
  })
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'must be an http:// or https:// address' },
  )
  readonly publicUrl: string;
}
