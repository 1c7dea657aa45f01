import { Setting } from '@hearback/process';
import { SIGN_UP_POLICIES, type SignUpPolicy } from './domain/sign-up-policy.js';
import { IsIn, IsInt, IsOptional, IsUrl, Matches, Max, Min } from 'class-validator';

/** Settings of accounts. */
export class AccountsConfig {
  @Setting({
    env: 'ACCOUNTS_SIGN_UP',
    default: 'open',
    description:
      'Who may create an account. open: everybody, with a workspace of their own; invitation: people whom a workspace invites or adds; closed: nobody, workspaces can only be joined by people who have an account.',
  })
  @IsIn(SIGN_UP_POLICIES)
  readonly signUp: SignUpPolicy;

  @Setting({
    env: 'ACCOUNTS_CONCURRENT_HASHES',
    default: 2,
    description: 'Passwords hashed at the same time; each needs 19 MiB and a thread.',
  })
  @IsInt()
  @Min(1)
  @Max(4)
  readonly concurrentHashes: number;

  @Setting({
    env: 'ACCOUNTS_WAITING_HASHES',
    default: 64,
    description: 'Passwords that may wait to be hashed; further sign-ins get 503.',
  })
  @IsInt()
  @Min(0)
  @Max(1000)
  readonly waitingHashes: number;

  @Setting({
    env: 'ACCOUNTS_FAILED_SIGN_INS',
    default: 10,
    description:
      'Failed sign-ins per account and network, and per browser in which the account has signed in before, after which each further attempt waits twice as long (30 seconds to 15 minutes). After twenty times as many in total, an account or a network waits up to a minute.',
  })
  @IsInt()
  @Min(1)
  @Max(1000)
  readonly failedSignIns: number;

  @Setting({
    env: 'ACCOUNTS_SIGN_UPS_PER_HOUR',
    default: 600,
    description: 'Workspaces that one network may create in an hour.',
  })
  @IsInt()
  @Min(1)
  @Max(100_000)
  readonly signUpsPerNetworkAndHour: number;

  @Setting({
    env: 'ACCOUNTS_CONFIRMATION_MAILS_PER_HOUR',
    default: 60,
    description:
      'Confirmation mails that one network may cause in an hour. Beyond it, people are added without one and can request it later.',
  })
  @IsInt()
  @Min(0)
  @Max(100_000)
  readonly confirmationMailsPerNetworkAndHour: number;

  @Setting({
    env: 'ACCOUNTS_WORKSPACE_GRACE_DAYS',
    default: 14,
    description: 'Days between the request to delete a workspace and its deletion, during which its owner can keep it.',
  })
  @IsInt()
  @Min(1)
  @Max(365)
  readonly workspaceGraceDays: number;

  @Setting({
    env: 'ACCOUNTS_UNCONFIRMED_MEMBERS',
    default: 10,
    description: 'Members that a workspace may have before one of its owners has confirmed the e-mail address.',
  })
  @IsInt()
  @Min(1)
  @Max(10_000)
  readonly unconfirmedMembers: number;

  @Setting({
    env: 'ACCOUNTS_OPERATOR_EMAILS',
    optional: true,
    description:
      'E-mail addresses of the people who operate the installation, separated by commas. They can suspend workspaces, once they have confirmed the address. Default: nobody.',
  })
  @IsOptional()
  @Matches(/^[^\s,@]+@[^\s,@]+(,[^\s,@]+@[^\s,@]+)*$/, { message: 'must be e-mail addresses, separated by commas' })
  readonly operatorEmails?: string;

  @Setting({
    env: 'ACCOUNTS_LOCAL_SIGN_IN',
    default: 'off',
    description:
      'on: processes of this platform can ask for links that sign in once, for people who open them on this machine. Has no effect if HEARBACK_PUBLIC_URL is not an address of this machine.',
  })
  @IsIn(['on', 'off'])
  readonly localSignIn: string;

  @Setting({
    env: 'ACCOUNTS_IDENTITY_PROVIDER_HOSTS',
    optional: true,
    description:
      'Identity providers that may be called although they are inside the network or speak HTTP, as host:port, separated by commas. All others have to be on the internet, and speak HTTPS.',
  })
  @IsOptional()
  @Matches(/^[^\s,:/]+:\d{1,5}(,[^\s,:/]+:\d{1,5})*$/, {
    message: 'must be host:port, several of them separated by commas',
  })
  readonly identityProviderHosts?: string;

  @Setting({
    env: 'ACCOUNTS_DNS_SERVERS',
    optional: true,
    description:
      'Name servers that are asked for the records that prove domains for single sign-on, as 192.0.2.1 or [2001:db8::1]:53, separated by commas. Default: those of the system.',
  })
  @IsOptional()
  @Matches(/^[0-9A-Fa-f.:[\]]+(,[0-9A-Fa-f.:[\]]+)*$/, {
    message: 'must be IP addresses, each with or without a port, separated by commas',
  })
  readonly dnsServers?: string;

  @Setting({
    env: 'HEARBACK_PUBLIC_URL',
    default: 'http://127.0.0.1:4000',
    description: 'Public address of the platform; links that sign in are made for addresses of this machine only.',
  })
  @IsUrl(
    { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
    { message: 'must be an http:// or https:// address' },
  )
  readonly publicUrl: string;
}
