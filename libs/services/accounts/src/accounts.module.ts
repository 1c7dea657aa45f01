import { Module } from '@nestjs/common';
import { ExportFiles, ExportRoutes, ExportTickets, MailedTokens } from '@hearback/http';
import { ServiceModule, workspaceErasure, type ServiceDefinition, customerErasure } from '@hearback/process';
import { SANDBOX_CONTROLLERS, SANDBOX_PROVIDERS } from './sandbox.providers.js';
import { SINGLE_SIGN_ON_CONTROLLERS, SINGLE_SIGN_ON_PROVIDERS } from './single-sign-on.providers.js';
import { personalData } from './persistence/personal-data.js';
import { accountsDefinition } from './accounts.definition.js';
import { AccountQueries } from './application/account-queries.js';
import { AddMember } from './application/add-member.js';
import { AttemptLimits } from './application/attempt-limits.js';
import { AttemptThrottle } from './application/attempt-throttle.js';
import { AuditChain } from './application/audit-chain.js';
import { AuditStore } from './application/audit-store.js';
import { AuditedTransactions } from './application/audited-transactions.js';
import { CallerTransactions } from './application/caller-transactions.js';
import { BrandStore, LogoQueries } from './application/brand-store.js';
import { ChangeBrand } from './application/change-brand.js';
import { ChangeMember } from './application/change-member.js';
import { ChangePassword } from './application/change-password.js';
import { ChangeWorkspace } from './application/change-workspace.js';
import { PasswordBlocklist } from './application/password-blocklist.js';
import { ConfirmAddress } from './application/confirm-address.js';
import { ConfirmationMails } from './application/confirmation-mails.js';
import { CreateApiKey } from './application/create-api-key.js';
import { CredentialLookup } from './application/credential-lookup.js';
import { CredentialStore } from './application/credential-store.js';
import { ApiKeyIssuer } from './application/api-key-issuer.js';
import { MailedLinks } from './application/mailed-links.js';
import { MailedTokenStore } from './application/mailed-token-store.js';
import { LogoEncoder } from './application/logo-encoder.js';
import { MemberKeys } from './application/member-keys.js';
import { NewMembers } from './application/new-members.js';
import { PasswordHasher } from './application/password-hasher.js';
import { AcceptInvitation } from './application/accept-invitation.js';
import { InvitedMembers } from './application/invited-members.js';
import { Invitees } from './application/invitees.js';
import { OpenInvitations } from './application/open-invitations.js';
import { InvitationMails } from './application/invitation-mails.js';
import { InvitationQueries, InvitationStore } from './application/invitation-store.js';
import { InviteMember } from './application/invite-member.js';
import { RenewInvitation } from './application/renew-invitation.js';
import { RevokeInvitation } from './application/revoke-invitation.js';
import { ShowInvitation } from './application/show-invitation.js';
import { KnownDevices } from './application/known-devices.js';
import { LocalSignIn } from './application/local-sign-in.js';
import { Operators } from './application/operators.js';
import { OperatorQueries } from './application/operator-queries.js';
import { LimitWorkspace } from './application/limit-workspace.js';
import { MemberLimit } from './application/member-limit.js';
import { OperatorTransactions } from './application/operator-transactions.js';
import { SuspendWorkspace } from './application/suspend-workspace.js';
import { SqlOperatorQueries } from './persistence/sql-operator-queries.js';
import { OperatorController } from './http/operator.controller.js';
import { Passwords } from './application/passwords.js';
import { RecordActions } from './application/record-actions.js';
import { RequestConfirmation } from './application/request-confirmation.js';
import { ResolveCredential } from './application/resolve-credential.js';
import { RevokeApiKey } from './application/revoke-api-key.js';
import { Secrets } from './application/secrets.js';
import { Sessions } from './application/sessions.js';
import { ShowSession } from './application/show-session.js';
import { SignInGate } from './application/sign-in-gate.js';
import { SignIn } from './application/sign-in.js';
import { SignOut } from './application/sign-out.js';
import { SignUp } from './application/sign-up.js';
import { DatabaseTimeZones, TimeZones } from './application/time-zones.js';
import { VerifyAuditChain } from './application/verify-audit-chain.js';
import { WorkspaceStore } from './application/workspace-store.js';
import { AuditConsumer } from './events/audit.consumer.js';
import { ApiKeysController } from './http/api-keys.controller.js';
import { AuditEntriesController } from './http/audit-entries.controller.js';
import { ConfirmationPageRoutes } from './http/confirmation-page.routes.js';
import { BrandController } from './http/brand.controller.js';
import { CredentialsController } from './http/credentials.controller.js';
import { InvitationsController } from './http/invitations.controller.js';
import { JoinController } from './http/join.controller.js';
import { LogoRoutes } from './http/logo.routes.js';
import { MembersController } from './http/members.controller.js';
import { SessionsController } from './http/sessions.controller.js';
import { WorkspacesController } from './http/workspaces.controller.js';
import { SharpLogoEncoder } from './images/sharp-logo-encoder.js';
import { SqlCredentialLookup } from './persistence/sql-credential-lookup.js';
import { SqlLogoQueries } from './persistence/sql-logo-queries.js';
import { SqlTimeZones } from './persistence/sql-time-zones.js';
import { TypeormAccountQueries } from './persistence/typeorm-account-queries.js';
import { TypeormAuditStore } from './persistence/typeorm-audit-store.js';
import { TypeormMailedTokenStore } from './persistence/typeorm-mailed-token-store.js';
import { TypeormInvitationQueries } from './persistence/typeorm-invitation-queries.js';
import { TypeormInvitationStore } from './persistence/typeorm-invitation-store.js';
import { TypeormBrandStore } from './persistence/typeorm-brand-store.js';
import { TypeormCredentialStore } from './persistence/typeorm-credential-store.js';
import { TypeormWorkspaceStore } from './persistence/typeorm-workspace-store.js';
import { Argon2PasswordHasher } from './sign-in/argon2-password-hasher.js';
import { PlatformSecrets } from './sign-in/platform-secrets.js';
import { PostgresAttemptThrottle } from './sign-in/postgres-attempt-throttle.js';
import { PostgresSignInGate } from './sign-in/postgres-sign-in-gate.js';
import { ZxcvbnPasswordBlocklist } from './sign-in/zxcvbn-password-blocklist.js';
import { ChangeTeam } from './application/change-team.js';
import { TeamQueries, TeamStore } from './application/team-store.js';
import { TeamsController } from './http/teams.controller.js';
import { TypeormTeamQueries, TypeormTeamStore } from './persistence/typeorm-team-store.js';
import { AddressProofs } from './application/address-proofs.js';
import { BackgroundWork } from './application/background-work.js';
import { EndedSessions } from './application/ended-sessions.js';
import { BackgroundWorker } from './events/background.worker.js';
import { JobBackgroundWork } from './events/job-background-work.js';
import { AccountMails } from './application/account-mails.js';
import { ChangeAddress } from './application/change-address.js';
import { OneTimeCodes } from './application/one-time-codes.js';
import { OwnAccounts } from './application/own-account.js';
import { PersonLinks } from './application/person-links.js';
import { PersonStore } from './application/person-store.js';
import { PersonTransactions } from './application/person-transactions.js';
import { ResetPassword } from './application/reset-password.js';
import { SecondFactors } from './application/second-factors.js';
import { SecondSteps } from './application/second-steps.js';
import { SwitchWorkspace } from './application/switch-workspace.js';
import { TwoStepSignIn } from './application/two-step-sign-in.js';
import { LocalSignInController } from './http/local-sign-in.controller.js';
import { MailedLinksController } from './http/mailed-links.controller.js';
import { OwnAccountController } from './http/own-account.controller.js';
import { SecondFactorController } from './http/second-factor.controller.js';
import { SqlPersonStore } from './persistence/sql-person-store.js';
import { OtpauthCodes } from './sign-in/otpauth-codes.js';
import { EndOwnershipTransfer } from './application/end-ownership-transfer.js';
import { NewRoles } from './application/new-roles.js';
import { OwnPassword } from './application/own-password.js';
import { OwnershipTransferStore } from './application/ownership-transfer-store.js';
import { ShowOwnershipTransfer } from './application/show-ownership-transfer.js';
import { StartOwnershipTransfer } from './application/start-ownership-transfer.js';
import { OwnershipTransferController } from './http/ownership-transfer.controller.js';
import { TypeormOwnershipTransferStore } from './persistence/typeorm-ownership-transfer-store.js';
import { DeleteWorkspace } from './application/delete-workspace.js';
import { WorkspaceEndings } from './application/workspace-endings.js';
import { EndWorkspaceWorker } from './events/end-workspace.worker.js';
import { StartExport } from './application/start-export.js';
import { WorkspaceExportController } from './http/workspace-export.controller.js';
import { WorkspaceDeletionController } from './http/workspace-deletion.controller.js';
import { AccountsExport } from './http/accounts-export.js';
import { SqlWorkspaceEndings } from './persistence/sql-workspace-endings.js';

const useCases = [
  SignUp,
  SignIn,
  LocalSignIn,
  Operators,
  SuspendWorkspace,
  LimitWorkspace,
  SecondSteps,
  SignOut,
  ShowSession,
  SwitchWorkspace,
  OwnAccounts,
  TwoStepSignIn,
  ResetPassword,
  ChangeAddress,
  ChangeBrand,
  ChangeWorkspace,
  AddMember,
  RequestConfirmation,
  ConfirmAddress,
  ChangeMember,
  InviteMember,
  RenewInvitation,
  RevokeInvitation,
  ShowInvitation,
  AcceptInvitation,
  ChangePassword,
  ChangeTeam,
  CreateApiKey,
  RevokeApiKey,
  ResolveCredential,
  VerifyAuditChain,
  ShowOwnershipTransfer,
  StartOwnershipTransfer,
  EndOwnershipTransfer,
  DeleteWorkspace,
  StartExport,
];

/** Workspaces, staff, sessions, roles, API keys, audit log. */
@Module({
  imports: [ServiceModule.forService(accountsDefinition)],
  controllers: [
    WorkspacesController,
    BrandController,
    SessionsController,
    MembersController,
    InvitationsController,
    JoinController,
    TeamsController,
    ApiKeysController,
    AuditEntriesController,
    CredentialsController,
    OwnAccountController,
    SecondFactorController,
    MailedLinksController,
    OwnershipTransferController,
    LocalSignInController,
    WorkspaceDeletionController,
    WorkspaceExportController,
    OperatorController,
    ...SINGLE_SIGN_ON_CONTROLLERS,
    ...SANDBOX_CONTROLLERS,
  ],
  providers: [
    ...useCases,
    LogoRoutes,
    AuditChain,
    AuditedTransactions,
    AuditConsumer,
    BackgroundWorker,
    EndedSessions,
    AddressProofs,
    { provide: BackgroundWork, useClass: JobBackgroundWork },
    RecordActions,
    CallerTransactions,
    NewMembers,
    ConfirmationMails,
    MailedLinks,
    InvitationMails,
    InvitedMembers,
    MemberLimit,
    OperatorTransactions,
    Invitees,
    OpenInvitations,
    MailedTokens,
    AccountMails,
    PersonLinks,
    PersonTransactions,
    SecondFactors,
    { provide: PersonStore, useClass: SqlPersonStore },
    { provide: OneTimeCodes, useClass: OtpauthCodes },
    ConfirmationPageRoutes,
    MemberKeys,
    NewRoles,
    EndWorkspaceWorker,
    ExportTickets,
    ExportRoutes,
    { provide: ExportFiles, useClass: AccountsExport },
    workspaceErasure('accounts', {
      statements: { audit_entry: 'select accounts.erase_audit_log($1)', staff: 'select accounts.erase_members($1)' },
    }),
    customerErasure('accounts', personalData),
    { provide: WorkspaceEndings, useClass: SqlWorkspaceEndings },
    OwnPassword,
    { provide: OwnershipTransferStore, useClass: TypeormOwnershipTransferStore },
    ApiKeyIssuer,
    Passwords,
    KnownDevices,
    TimeZones,
    AttemptLimits,
    Sessions,
    { provide: WorkspaceStore, useClass: TypeormWorkspaceStore },
    { provide: InvitationStore, useClass: TypeormInvitationStore },
    { provide: InvitationQueries, useClass: TypeormInvitationQueries },
    { provide: TeamStore, useClass: TypeormTeamStore },
    { provide: TeamQueries, useClass: TypeormTeamQueries },
    { provide: BrandStore, useClass: TypeormBrandStore },
    { provide: LogoQueries, useClass: SqlLogoQueries },
    { provide: LogoEncoder, useClass: SharpLogoEncoder },
    { provide: CredentialStore, useClass: TypeormCredentialStore },
    { provide: CredentialLookup, useClass: SqlCredentialLookup },
    { provide: MailedTokenStore, useClass: TypeormMailedTokenStore },
    { provide: AuditStore, useClass: TypeormAuditStore },
    { provide: DatabaseTimeZones, useClass: SqlTimeZones },
    { provide: OperatorQueries, useClass: SqlOperatorQueries },
    { provide: AccountQueries, useClass: TypeormAccountQueries },
    { provide: Secrets, useClass: PlatformSecrets },
    { provide: PasswordHasher, useClass: Argon2PasswordHasher },
    { provide: AttemptThrottle, useClass: PostgresAttemptThrottle },
    { provide: SignInGate, useClass: PostgresSignInGate },
    ...SINGLE_SIGN_ON_PROVIDERS,
    ...SANDBOX_PROVIDERS,
    { provide: PasswordBlocklist, useClass: ZxcvbnPasswordBlocklist },
  ],
})
export class AccountsModule {
  static readonly definition: ServiceDefinition = accountsDefinition;
}
