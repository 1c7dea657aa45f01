import { IsIn, IsInt, IsOptional, Matches, Max, Min, MinLength } from 'class-validator';
import { Setting } from './setting.js';

const BROKER = '[A-Za-z0-9._-]+:[0-9]{1,5}';

/** Ways in which Kafka may ask for a password. */
export const SASL_MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
export type SaslMechanism = (typeof SASL_MECHANISMS)[number];

/** How a process reaches Kafka, if it does. All processes of a platform have the same. */
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
    description: 'Stands before the names of topics and groups, where several platforms share one Kafka.',
  })
  @Matches(/^[a-z0-9._-]{0,60}$/, { message: 'must be lower-case letters, digits, dots, dashes and underscores' })
  readonly prefix: string;

  @Setting({ env: 'HEARBACK_KAFKA_TLS', default: false, description: 'Whether connections to Kafka are encrypted.' })
  readonly tls: boolean;

  @Setting({
    env: 'HEARBACK_KAFKA_CA_FILE',
    optional: true,
    description: 'File with the certificates (PEM) that vouch for the brokers. Default: those that Node knows.',
  })
  @IsOptional()
  @MinLength(1)
  readonly caFile?: string;

  @Setting({
    env: 'HEARBACK_KAFKA_CERTIFICATE_FILE',
    optional: true,
    description: 'File with the certificate (PEM) by which this process is known to the brokers.',
  })
  @IsOptional()
  @MinLength(1)
  readonly certificateFile?: string;

  @Setting({
    env: 'HEARBACK_KAFKA_KEY_FILE',
    optional: true,
    description: 'File with the private key (PEM) of that certificate.',
  })
  @IsOptional()
  @MinLength(1)
  readonly keyFile?: string;

  @Setting({
    env: 'HEARBACK_KAFKA_SASL_MECHANISM',
    optional: true,
    description: `How to sign in: ${SASL_MECHANISMS.join(', ')}. Default: no password.`,
  })
  @IsOptional()
  @IsIn(SASL_MECHANISMS)
  readonly saslMechanism?: SaslMechanism;

  @Setting({ env: 'HEARBACK_KAFKA_USERNAME', optional: true, description: 'Name to sign in with.' })
  @IsOptional()
  @MinLength(1)
  readonly username?: string;

  @Setting({
    env: 'HEARBACK_KAFKA_PASSWORD',
    optional: true,
    description: 'Password to sign in with.',
    secret: true,
  })
  @IsOptional()
  @MinLength(1)
  readonly password?: string;

  @Setting({
    env: 'HEARBACK_KAFKA_REPLICATION',
    default: 1,
    description:
      'Copies of each partition in topics that this platform creates; 3 where there are three brokers or more.',
  })
  @IsInt()
  @Min(1)
  @Max(9)
  readonly replication: number;

  @Setting({
    env: 'HEARBACK_KAFKA_MIN_INSYNC_REPLICAS',
    default: 1,
    description:
      'Copies that must have a message before it counts as sent; one less than there are copies survives a broker.',
  })
  @IsInt()
  @Min(1)
  @Max(9)
  readonly minInSyncReplicas: number;

  /** What is wrong between the settings, by line. */
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
        'HEARBACK_KAFKA_CERTIFICATE_FILE: goes with HEARBACK_KAFKA_KEY_FILE',
      ],
      [
        !this.tls && [this.caFile, this.certificateFile, this.keyFile].some((file) => file !== undefined),
        'HEARBACK_KAFKA_TLS: must be on where certificates are named',
      ],
      [
        this.minInSyncReplicas > this.replication,
        'HEARBACK_KAFKA_MIN_INSYNC_REPLICAS: must not be more than HEARBACK_KAFKA_REPLICATION',
      ],
    ];
    return tests.filter(([isWrong]) => isWrong).map(([, line]) => line);
  }
}
