import type { ServiceDefinition } from '@hearback/process';
import { AccountsConfig } from './accounts.config.js';
import { personalData } from './persistence/personal-data.js';
import { ApiKeyRow } from './persistence/api-key.row.js';
import { BrandRow, LogoRow } from './persistence/brand.row.js';
import { AuditEntryRow, AuditHeadRow } from './persistence/audit.row.js';
import { Accounts1763800000001 } from './persistence/migrations/0001-accounts.js';
import { AttemptCount1763800000002 } from './persistence/migrations/0002-attempt-count.js';
import { SignInWait1763800000003 } from './persistence/migrations/0003-sign-in-wait.js';
import { KeyOrigins1763800000006 } from './persistence/migrations/0006-key-origins.js';
import { ConfirmedAddresses1763800000007 } from './persistence/migrations/0007-confirmed-addresses.js';
import { MailedTokenRow } from './persistence/mailed-token.row.js';
import { Brand1763800000010 } from './persistence/migrations/0010-brand.js';
import { BrandTone1763800000014 } from './persistence/migrations/0014-brand-tone.js';
import { Persons1763800000020 } from './persistence/migrations/0020-persons.js';
import { PersonAccess1763800000021 } from './persistence/migrations/0021-person-access.js';
import { PersonTokenRow } from './persistence/person-token.row.js';
import { RecoveryCodeRow } from './persistence/recovery-code.row.js';
import { PersonRow } from './persistence/person.row.js';
import { Agents1763800000030 } from './persistence/migrations/0030-agents.js';
import { Invitations1763800000031 } from './persistence/migrations/0031-invitations.js';
import { LeaversAndInitialPasswords1763800000040 } from './persistence/migrations/0040-leavers-and-initial-passwords.js';
import { OwnershipTransfer1763800000050 } from './persistence/migrations/0050-ownership-transfer.js';
import { WorkspaceDeletion1763800000051 } from './persistence/migrations/0051-workspace-deletion.js';
import { OwnershipTransferRow } from './persistence/ownership-transfer.row.js';
import { LocalSignIn1763800000060 } from './persistence/migrations/0060-local-sign-in.js';
import { DemoWorkspaces1763800000061 } from './persistence/migrations/0061-demo-workspaces.js';
import { Teams1763800000041 } from './persistence/migrations/0041-teams.js';
import { TeamMemberRow, TeamRow } from './persistence/team.row.js';
import { Limits1763800000063 } from './persistence/migrations/0063-limits.js';
import { QuestionsConsent1763800000064 } from './persistence/migrations/0064-questions-consent.js';
import { SingleSignOn1763800000080 } from './persistence/migrations/0080-single-sign-on.js';
import {
  SsoAttemptRow,
  SsoConnectionRow,
  SsoDomainRow,
  SsoIdentityRow,
  SsoJoinRequestRow,
} from './persistence/single-sign-on/sso.row.js';
import { Retention1763800000072 } from './persistence/migrations/0072-retention.js';
import { Sandbox1763800000090 } from './persistence/migrations/0090-sandbox.js';
import { Suspension1763800000062 } from './persistence/migrations/0062-suspension.js';
import { InvitationRow } from './persistence/invitation.row.js';
import { SessionRow } from './persistence/session.row.js';
import { StaffRow } from './persistence/staff.row.js';
import { WorkspaceRow } from './persistence/workspace.row.js';

/** The definition of the service: its name, schema and settings. */
export const accountsDefinition: ServiceDefinition = {
  name: 'accounts',
  schema: {
    name: 'accounts',
    migrations: [
      Accounts1763800000001,
      AttemptCount1763800000002,
      SignInWait1763800000003,
      KeyOrigins1763800000006,
      ConfirmedAddresses1763800000007,
      Brand1763800000010,
      BrandTone1763800000014,
      Persons1763800000020,
      PersonAccess1763800000021,
      Agents1763800000030,
      Invitations1763800000031,
      LeaversAndInitialPasswords1763800000040,
      Teams1763800000041,
      OwnershipTransfer1763800000050,
      WorkspaceDeletion1763800000051,
      LocalSignIn1763800000060,
      DemoWorkspaces1763800000061,
      Suspension1763800000062,
      Limits1763800000063,
      QuestionsConsent1763800000064,
      SingleSignOn1763800000080,
      Retention1763800000072,
      Sandbox1763800000090,
    ],
    entities: [
      WorkspaceRow,
      PersonRow,
      PersonTokenRow,
      RecoveryCodeRow,
      StaffRow,
      SessionRow,
      ApiKeyRow,
      MailedTokenRow,
      InvitationRow,
      TeamRow,
      TeamMemberRow,
      OwnershipTransferRow,
      AuditEntryRow,
      AuditHeadRow,
      BrandRow,
      LogoRow,
      SsoConnectionRow,
      SsoDomainRow,
      SsoIdentityRow,
      SsoAttemptRow,
      SsoJoinRequestRow,
    ],
  },
  config: AccountsConfig,
  personal: personalData,
};
