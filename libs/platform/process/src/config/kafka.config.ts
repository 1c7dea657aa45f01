import { IsIn, IsInt, IsOptional, Matches, Max, Min, MinLength } from 'class-validator';
import { Setting } from './setting.js';

const BROKER = '[A-Za-z0-9._-]+:[0-9]{1,5}';

/** SASL mechanisms that are supported. */
export const SASL_MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
export type SaslMechanism = (typeof SASL_MECHANISMS)[number];

/** Connection to Kafka. All processes of a platform have the same settings. */
export class KafkaConfig {
  @Setting({
    env: 'HEARBACK_KAFKA_BROKERS',
    optional: true,
    description: 'Brokers as `host:port`, separated by commas. Default: no Kafka, the log is read from PostgreSQL.',
  })
  @IsOptional()
  @Matches(new RegExp(`^${BROKER}(,${BROKER})*$`), { message: 'must be host:port, separated by commas' })
  readonly brokers?: string;

  @Setting({
    env: 'HEARBACK_KAFKA_PREFIX',
    default: '',
    description: 'Prefix of the names of topics and consumer groups, for several platforms that share one Kafka.',
  })
  @Matches(/^[a-z0-9._-]{0,60}$/, { message: 'must be lower-case letters, digits, dots, dashes and underscores' })
  readonly prefix: string;

  @Setting({ env: 'HEARBACK_KAFKA_TLS', default: false, description: 'Whether connections to Kafka are encrypted.' })
  readonly tls: boolean;

  @Setting({
    env: 'HEARBACK_KAFKA_CA_FILE',
    optional: true,
    description:
      "File with the certificates (PEM) of the authorities that signed the brokers' certificates. Default: those of Node.",
  })
  @IsOptional()
  @MinLength(1)
  readonly caFile?: string;

  @Setting({
    env: 'HEARBACK_KAFKA_CERTIFICATE_FILE',
    optional: true,
    description: 'File with the client certificate (PEM) of this process.',
  })
  @IsOptional()
  @MinLength(1)
  readonly certificateFile?: string;

  @Setting({
    env: 'HEARBACK_KAFKA_KEY_FILE',
    optional: true,
    description: 'File with the private key (PEM) of the client certificate.',
  })
  @IsOptional()
  @MinLength(1)
  readonly keyFile?: string;

  @Setting({
    env: 'HEARBACK_KAFKA_SASL_MECHANISM',
    optional: true,
    description: `SASL mechanism: ${SASL_MECHANISMS.join(', ')}. Default: no authentication.`,
  })
  @IsOptional()
  @IsIn(SASL_MECHANISMS)
  readonly saslMechanism?: SaslMechanism;

  @Setting({ env: 'HEARBACK_KAFKA_USERNAME', optional: true, description: 'User name for SASL.' })
  @IsOptional()
  @MinLength(1)
  readonly username?: string;

  @Setting({
    env: 'HEARBACK_KAFKA_PASSWORD',
    optional: true,
    description: 'Password for SASL.',
    secret: true,
  })
  @IsOptional()
  @MinLength(1)
  readonly password?: string;

  @Setting({
    env: 'HEARBACK_KAFKA_REPLICATION',
    default: 1,
    description: 'Replication factor of topics that this platform creates; use 3 with three or more brokers.',
  })
  @IsInt()
  @Min(1)
  @Max(9)
  readonly replication: number;

  @Setting({
    env: 'HEARBACK_KAFKA_MIN_INSYNC_REPLICAS',
    default: 1,
    description:
      '`min.insync.replicas` of topics that this platform creates; one less than the replication factor tolerates the loss of a broker.',
  })
  @IsInt()
  @Min(1)
  @Max(9)
  readonly minInSyncReplicas: number;

  /** Settings that contradict each other, one line each. */
  defects(): readonly string[] {
    const hasName = this.username !== undefined && this.password !== undefined;
    const tests: readonly (readonly [boolean, string])[] = [
      [
        this.saslMechanism !== undefined && !hasName,
        'HEARBACK_KAFKA_SASL_MECHANISM: needs HEARBACK_KAFKA_USERNAME and HEARBACK_KAFKA_PASSWORD',
      ],
      [
        this.saslMechanism === undefined && (this.username !== undefined || this.password !== undefined),
        'HEARBACK_KAFKA_USERNAME: needs HEARBACK_KAFKA_SASL_MECHANISM',
      ],
      [
        (this.certificateFile === undefined) !== (this.keyFile === undefined),
        'HEARBACK_KAFKA_CERTIFICATE_FILE: must be set together with HEARBACK_KAFKA_KEY_FILE',
      ],
      [
        !this.tls && [this.caFile, this.certificateFile, this.keyFile].some((file) => file !== undefined),
        'HEARBACK_KAFKA_TLS: must be on if certificate files are set',
      ],
      [
        this.minInSyncReplicas > this.replication,
        'HEARBACK_KAFKA_MIN_INSYNC_REPLICAS: must not be more than HEARBACK_KAFKA_REPLICATION',
      ],
    ];
    return tests.filter(([isWrong]) => isWrong).map(([, line]) => line);
  }
}
