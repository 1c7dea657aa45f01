import type { CredentialDirectory } from '../auth/credential-directory.js';
import type { Clock, Ids } from '@hearback/kernel';

/** What a test may put in the place of the real thing. */
export interface PlatformOverrides {
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly credentials?: CredentialDirectory;
}
