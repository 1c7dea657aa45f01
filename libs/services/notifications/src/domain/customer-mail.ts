import { isLoopbackUrl } from '@hearback/kernel';

/** What decides whether a mail to a customer is sent at all. */
export interface MailCircumstances {
  /** `kept`: it stays in a sandbox, whatever the installation has. */
  readonly route: 'server' | 'inbox' | 'none' | 'kept';
  readonly publicUrl: string;
  readonly suspended: boolean;
  /** Whether the address is on the list of those that are not written to. */
  readonly suppressed: boolean;
  /** Whether its links still work. */
  readonly expired: boolean;
}

/** Why a mail to a customer is not sent; undefined: it is. */
export function refusalOf({ route, publicUrl, suspended, suppressed, expired }: MailCircumstances): string | undefined {
  if (suspended) return 'the workspace is suspended';
  if (route === 'none') return 'no mail server is configured';
  if (route === 'server' && isLoopbackUrl(publicUrl))
    return 'the public address of this installation is known on this machine only, so the links would not work';
  if (suppressed) return 'the address is on the list of those that are not written to';
  return expired ? 'the time to answer is over' : undefined;
}
