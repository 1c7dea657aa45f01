import { SignedLinks } from '@hearback/http';
import type { Provider } from '@nestjs/common';
import { ChangeChoices } from './application/preferences/change-choices.js';
import { InvitationTopics } from './application/preferences/invitation-topics.js';
import { LinkDirectory } from './application/preferences/link-directory.js';
import { LinkOwners } from './application/preferences/link-owner.js';
import { PreferenceStore } from './application/preferences/preference-store.js';
import { SavePreferences } from './application/preferences/save-preferences.js';
import { Unsubscribe } from './application/preferences/unsubscribe.js';
import { WorkspaceFaces } from './application/preferences/workspace-faces.js';
import { LinkVisits } from './http/preferences/link-visit.js';
import { PreferencePageRoutes } from './http/preferences/preference-page.routes.js';
import { UnsubscribePageRoutes } from './http/preferences/unsubscribe-page.routes.js';
import { SqlInvitationTopics } from './persistence/preferences/sql-invitation-topics.js';
import { SqlLinkDirectory } from './persistence/preferences/sql-link-directory.js';
import { SqlPreferenceStore } from './persistence/preferences/sql-preference-store.js';
import { SqlWorkspaceFaces } from './persistence/preferences/sql-workspace-faces.js';

/** Consent, preferences and unsubscribing. */
export const PREFERENCE_PROVIDERS: readonly Provider[] = [
  SignedLinks,
  ChangeChoices,
  LinkOwners,
  SavePreferences,
  Unsubscribe,
  LinkVisits,
  PreferencePageRoutes,
  UnsubscribePageRoutes,
  { provide: InvitationTopics, useClass: SqlInvitationTopics },
  { provide: LinkDirectory, useClass: SqlLinkDirectory },
  { provide: PreferenceStore, useClass: SqlPreferenceStore },
  { provide: WorkspaceFaces, useClass: SqlWorkspaceFaces },
];
