import { SignedLinks } from '@hearback/http';
import { personCopy } from '@hearback/process';
import type { Provider } from '@nestjs/common';
import { ChangeChoices } from './application/preferences/change-choices.js';
import { HeedPrivacySignal } from './application/preferences/heed-privacy-signal.js';
import { InvitationTopics } from './application/preferences/invitation-topics.js';
import { LinkDirectory } from './application/preferences/link-directory.js';
import { LinkOwners } from './application/preferences/link-owner.js';
import { PreferenceStore } from './application/preferences/preference-store.js';
import { PutPreferences } from './application/preferences/put-preferences.js';
import { ReadChoices } from './application/preferences/read-choices.js';
import { SavePreferences } from './application/preferences/save-preferences.js';
import { Unsubscribe } from './application/preferences/unsubscribe.js';
import { WorkspaceFaces } from './application/preferences/workspace-faces.js';
import { PrivacyRequestStore } from './application/privacy/privacy-request-store.js';
import { ReadPrivacy } from './application/privacy/read-privacy.js';
import { RequestPrivacy } from './application/privacy/request-privacy.js';
import { GpcSupportRoutes } from './http/preferences/gpc-support.routes.js';
import { CopyTimers } from './application/privacy/copy-timers.js';
import { DataCopyStore } from './application/privacy/data-copy-store.js';
import { OpenDataCopy } from './application/privacy/open-data-copy.js';
import { ReceiveCopyPart } from './application/privacy/receive-copy-part.js';
import { AffectedCustomers, ReportBreach } from './application/privacy/report-breach.js';
import { StartDataCopy } from './application/privacy/start-data-copy.js';
import { DataCopiesConsumer } from './events/data-copies.consumer.js';
import { DataCopiesWorker, JobCopyTimers } from './events/job-copy-timers.js';
import { DataCopyPageRoutes } from './http/privacy/data-copy-page.routes.js';
import { personalData } from './persistence/personal-data.js';
import { SqlAffectedCustomers } from './persistence/privacy/sql-affected-customers.js';
import { SqlDataCopyStore } from './persistence/privacy/sql-data-copy-store.js';
import { LinkVisits } from './http/preferences/link-visit.js';
import { PreferencePageRoutes } from './http/preferences/preference-page.routes.js';
import { UnsubscribePageRoutes } from './http/preferences/unsubscribe-page.routes.js';
import { PrivacyPageRoutes } from './http/privacy/privacy-page.routes.js';
import { PrivacySignalsConsumer } from './events/privacy-signals.consumer.js';
import { SqlInvitationTopics } from './persistence/preferences/sql-invitation-topics.js';
import { SqlLinkDirectory } from './persistence/preferences/sql-link-directory.js';
import { SqlPreferenceStore } from './persistence/preferences/sql-preference-store.js';
import { SqlWorkspaceFaces } from './persistence/preferences/sql-workspace-faces.js';
import { SqlPrivacyRequestStore } from './persistence/privacy/sql-privacy-request-store.js';

/** Consent, preferences and unsubscribing. */
export const PREFERENCE_PROVIDERS: readonly Provider[] = [
  SignedLinks,
  ChangeChoices,
  LinkOwners,
  SavePreferences,
  PutPreferences,
  ReadChoices,
  Unsubscribe,
  LinkVisits,
  PreferencePageRoutes,
  UnsubscribePageRoutes,
  ReadPrivacy,
  RequestPrivacy,
  PrivacyPageRoutes,
  ReportBreach,
  { provide: AffectedCustomers, useClass: SqlAffectedCustomers },
  StartDataCopy,
  ReceiveCopyPart,
  OpenDataCopy,
  DataCopiesConsumer,
  DataCopiesWorker,
  DataCopyPageRoutes,
  personCopy('customers', personalData),
  { provide: DataCopyStore, useClass: SqlDataCopyStore },
  { provide: CopyTimers, useClass: JobCopyTimers },
  HeedPrivacySignal,
  PrivacySignalsConsumer,
  GpcSupportRoutes,
  { provide: PrivacyRequestStore, useClass: SqlPrivacyRequestStore },
  { provide: InvitationTopics, useClass: SqlInvitationTopics },
  { provide: LinkDirectory, useClass: SqlLinkDirectory },
  { provide: PreferenceStore, useClass: SqlPreferenceStore },
  { provide: WorkspaceFaces, useClass: SqlWorkspaceFaces },
];
