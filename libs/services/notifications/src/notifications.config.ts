import { IsEmail, IsFQDN, IsIn, IsInt, IsOptional, IsUrl, Matches, Max, Min } from 'class-validator';
import { Setting } from '@hearback/process';

const ANY_HOST = { require_tld: false, require_protocol: true } as const;

const NAME_SERVER = String.raw`(?:\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?|[0-9a-fA-F:]*:[0-9a-fA-F:]+|\[[0-9a-fA-F:]+\](?::\d{1,5})?)`;
const NAME_SERVERS = new RegExp(`^${NAME_SERVER}(?:,${NAME_SERVER})*$`);

/** `host:port`, with an IPv6 address in brackets. */
const RECEIVER = String.raw`(?:[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*|\[[0-9a-fA-F:.]+\]):\d{1,5}`;
const RECEIVERS = new RegExp(`^${RECEIVER}(?:,${RECEIVER})*$`);

/** Settings of notifications. */
export class NotificationsConfig {
  @Setting({
    env: 'NOTIFICATIONS_SMTP_URL',
    optional: true,
    secret: true,
    description:
      'Mail server, as smtp://user:password@host:587 or smtps://…. Default: mail goes to the built-in inbox.',
  })
  @IsOptional()
  @IsUrl({ ...ANY_HOST, protocols: ['smtp', 'smtps'] }, { message: 'must be an smtp:// or smtps:// address' })
  readonly smtpUrl?: string;

  @Setting({
    env: 'NOTIFICATIONS_SMTP_TLS',
    default: 'required',
    description:
      'required: an smtp:// server must offer STARTTLS; optional: mail is also sent without it. Loopback never uses it.',
  })
  @IsIn(['required', 'optional'])
  readonly smtpTls: string;

  @Setting({
    env: 'NOTIFICATIONS_SENDER',
    default: 'hearback@localhost.localdomain',
    description:
      'Sender address of mails to staff, and of those to customers of workspaces without a verified sender. The SPF record of its domain names the servers that send.',
  })
  @IsEmail({ require_tld: false })
  readonly sender: string;

  @Setting({
    env: 'NOTIFICATIONS_DNS_SERVERS',
    optional: true,
    description:
      'Name servers that are asked for the records of senders, as 192.0.2.1 or [2001:db8::1]:53, separated by commas. Default: those of the system.',
  })
  @IsOptional()
  @Matches(NAME_SERVERS, { message: 'must be IP addresses, each with or without a port, separated by commas' })
  readonly dnsServers?: string;

  @Setting({
    env: 'NOTIFICATIONS_INBOX',
    default: 'off',
    description: 'on: this process receives mail on loopback and shows it at /inbox to requests from the same machine.',
  })
  @IsIn(['on', 'off'])
  readonly inbox: string;

  @Setting({
    env: 'NOTIFICATIONS_INBOX_PORT',
    default: 0,
    description: 'Port of the built-in inbox on loopback; 0 selects a free one.',
  })
  @IsInt()
  @Min(0)
  @Max(65_535)
  readonly inboxPort: number;

  @Setting({
    env: 'FOLLOWUPS_SMTP_PORT',
    optional: true,
    description:
      'Port at which this machine receives the answers of customers; mails in the built-in inbox are answered there. Default: none, and they cannot be answered.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(65_535)
  readonly answersPort?: number;

  @Setting({
    env: 'NOTIFICATIONS_MAIL_WINDOW_SECONDS',
    default: 60,
    description:
      'Seconds between two mails to the same recipient; notifications in between are collected in the next mail.',
  })
  @IsInt()
  @Min(0)
  @Max(86_400)
  readonly mailWindowSeconds: number;

  @Setting({
    env: 'NOTIFICATIONS_LIVE_READERS',
    default: 2_000,
    description: 'Connections to live updates that one process keeps open; further ones get 429.',
  })
  @IsInt()
  @Min(1)
  @Max(50_000)
  readonly liveReaders: number;

  @Setting({
    env: 'NOTIFICATIONS_LIVE_READERS_PER_WORKSPACE',
    default: 200,
    description: 'Connections to live updates of one workspace in one process.',
  })
  @IsInt()
  @Min(1)
  @Max(50_000)
  readonly liveReadersPerWorkspace: number;

  @Setting({
    env: 'NOTIFICATIONS_LIVE_READERS_PER_PERSON',
    default: 10,
    description: 'Connections to live updates of one member of staff or one key in one process.',
  })
  @IsInt()
  @Min(1)
  @Max(1_000)
  readonly liveReadersPerPerson: number;

  @Setting({
    env: 'HEARBACK_PUBLIC_URL',
    default: 'http://127.0.0.1:4000',
    description: 'Public address of the platform; links in mails begin with it.',
  })
  @IsUrl({ ...ANY_HOST, protocols: ['http', 'https'] }, { message: 'must be an http:// or https:// address' })
  readonly publicUrl: string;

  @Setting({
    env: 'HEARBACK_REPLY_DOMAIN',
    optional: true,
    description:
      'Domain at which customers answer mails about tasks, such as in.example.com; its mail must reach this installation. Default: none, and customers answer on the status page.',
  })
  @IsOptional()
  @IsFQDN({ require_tld: false }, { message: 'must be a domain name' })
  readonly replyDomain?: string;

  @Setting({
    env: 'NOTIFICATIONS_WEBHOOK_HOSTS',
    optional: true,
    description:
      'Receivers of webhooks that may be called although they are inside the network or speak HTTP, as host:port, separated by commas. All others have to be on the internet, and speak HTTPS.',
  })
  @IsOptional()
  @Matches(RECEIVERS, { message: 'must be host:port, several of them separated by commas' })
  readonly webhookHosts?: string;
}
