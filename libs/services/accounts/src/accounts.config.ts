import { Setting } from '@hearback/process';
import { IsInt, Max, Min } from 'class-validator';

/** Settings of accounts. */
export class AccountsConfig {
  @Setting({
    env: 'ACCOUNTS_CONCURRENT_HASHES',
    default: 2,
    description: 'Passwords that are hashed at the same time; each takes 19 MiB and a thread.',
  })
  @IsInt()
  @Min(1)
  @Max(4)
  readonly concurrentHashes: number;

  @Setting({
    env: 'ACCOUNTS_WAITING_HASHES',
    default: 64,
    description: 'Passwords that may wait to be hashed; beyond it sign-ins are answered with 503.',
  })
  @IsInt()
  @Min(0)
  @Max(1000)
  readonly waitingHashes: number;

  @Setting({
    env: 'ACCOUNTS_FAILED_SIGN_INS',
    default: 10,
    description:
      'Failed sign-ins that an account may have from one network in 15 minutes; twenty times as many in all, and as many as that from one network.',
  })
  @IsInt()
  @Min(1)
  @Max(1000)
  readonly failedSignIns: number;

  @Setting({
    env: 'ACCOUNTS_SIGN_UPS_PER_HOUR',
    default: 600,
    description: 'Workspaces that may be opened from one network in an hour.',
  })
  @IsInt()
  @Min(1)
  @Max(100_000)
  readonly signUpsPerNetworkAndHour: number;
}
