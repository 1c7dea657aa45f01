import { Type } from '@sinclair/typebox';
import { defineEvent, type PayloadOf } from './event.js';
import { Instant, Nullable, PersonalText, Uuid } from './schema.js';

/** A workspace was created. Its owner follows as a member-changed in the same transaction. */
export const WorkspaceCreated = defineEvent(
  'accounts.workspace-created.v1',
  Type.Object({
    workspace_id: Uuid(),
    name: Type.String(),
    /** IANA name; days and weeks in reports start in this time zone. */
    time_zone: Type.String(),
    /** BCP 47 tag of the staff's language. */
    language: Type.String(),
    /** The workspace whose sandbox it is; null or absent: none. Nothing of a sandbox reaches people who are no members. */
    sandbox_of: Type.Optional(Nullable(Uuid())),
    created_at: Instant(),
  }),
  (p) => p.workspace_id,
);

export type WorkspaceCreatedV1 = PayloadOf<typeof WorkspaceCreated>;
/** The name, time zone or language of a workspace was changed. The whole state after the change. */
export const WorkspaceChanged = defineEvent(
  'accounts.workspace-changed.v1',
  Type.Object({
    workspace_id: Uuid(),
    name: Type.String(),
    time_zone: Type.String(),
    language: Type.String(),
    /** Whether questions need consent: `opt_in`, or `opt_out`: customers are asked until they say no. Absent: `opt_out`. */
    questions_consent: Type.Optional(Type.String()),
    changed_at: Instant(),
  }),
  (p) => p.workspace_id,
);

export type WorkspaceChangedV1 = PayloadOf<typeof WorkspaceChanged>;

/** For how long words and names of answers are kept has changed, or the clock by which its night is. */
export const RetentionChanged = defineEvent(
  'accounts.retention-changed.v1',
  Type.Object({
    workspace_id: Uuid(),
    /** After so many months only counts stay; null: everything is kept. */
    months: Nullable(Type.Integer({ minimum: 1 })),
    /** IANA name. */
    time_zone: Type.String(),
    changed_at: Instant(),
  }),
  (p) => p.workspace_id,
);
export type RetentionChangedV1 = PayloadOf<typeof RetentionChanged>;

/** The operator has suspended a workspace or restored it. While it is suspended, its surveys accept no answers. */
export const WorkspaceSuspended = defineEvent(
  'accounts.workspace-suspended.v1',
  Type.Object({
    workspace_id: Uuid(),
    /** False: it was restored. */
    suspended: Type.Boolean(),
    changed_at: Instant(),
  }),
  (p) => p.workspace_id,
);

export type WorkspaceSuspendedV1 = PayloadOf<typeof WorkspaceSuspended>;

/** What customers see of a workspace on its surveys was changed. The whole state after the change. */
export const BrandChanged = defineEvent(
  'accounts.brand-changed.v1',
  Type.Object({
    workspace_id: Uuid(),
    /** Null: the name of the workspace. */
    name: Nullable(Type.String()),
    /** `#rrggbb` as staff chose it. */
    color: Nullable(Type.String()),
    /** Whom customers can turn to. */
    contact: Nullable(
      Type.Object({
        name: PersonalText(),
        phone: Nullable(PersonalText()),
        email: Nullable(PersonalText()),
        hours: Nullable(Type.String()),
      }),
    ),
    privacy_url: Nullable(Type.String()),
    /** How surveys address customers: `formal` or `informal`. Absent: formal. */
    tone: Type.Optional(Type.String()),
    /** Path of the logo on the product's own address. */
    logo_path: Nullable(Type.String()),
    changed_at: Instant(),
  }),
  (p) => p.workspace_id,
);

export type BrandChangedV1 = PayloadOf<typeof BrandChanged>;

/** A member of staff joined, changed role or name, confirmed the address, or was deactivated. The whole state after the change. */
export const MemberChanged = defineEvent(
  'accounts.member-changed.v1',
  Type.Object({
    workspace_id: Uuid(),
    staff_id: Uuid(),
    email: PersonalText(),
    name: PersonalText(),
    /** One of the kernel's `ROLES`; consumers must accept roles that they do not know. */
    role: Type.String(),
    active: Type.Boolean(),
    /** Whether the owner of the address has confirmed it; nobody else is mailed. Absent: not confirmed. */
    confirmed: Type.Optional(Type.Boolean()),
    /** BCP 47 tag of the member's own language; null or absent: the workspace's. */
    language: Type.Optional(Nullable(Type.String())),
    /** IANA name of the member's own time zone; null or absent: the workspace's. */
    time_zone: Type.Optional(Nullable(Type.String())),
    /** Who takes over the open tasks of a member who was deactivated. Absent or null: nobody. */
    successor_id: Type.Optional(Nullable(Uuid())),
    changed_at: Instant(),
  }),
  (p) => p.workspace_id,
);
export type MemberChangedV1 = PayloadOf<typeof MemberChanged>;

/** A team was created, renamed, archived or restored, or has other members. The whole state after the change. */
export const TeamChanged = defineEvent(
  'accounts.team-changed.v1',
  Type.Object({
    workspace_id: Uuid(),
    team_id: Uuid(),
    name: Type.String(),
    member_ids: Type.Array(Uuid()),
    archived: Type.Boolean(),
    changed_at: Instant(),
  }),
  (p) => p.workspace_id,
);
export type TeamChangedV1 = PayloadOf<typeof TeamChanged>;

/** A member is to be mailed a link with which the owner of the address confirms it. */
export const AddressConfirmationRequested = defineEvent(
  'accounts.address-confirmation-requested.v1',
  Type.Object({
    workspace_id: Uuid(),
    staff_id: Uuid(),
    /** The token of the link is derived from it (`MailedTokens`), so that the log does not contain the token. */
    token_id: Uuid(),
    expires_at: Instant(),
  }),
  (p) => p.workspace_id,
);
export type AddressConfirmationRequestedV1 = PayloadOf<typeof AddressConfirmationRequested>;

/** An address is to be mailed a link with which its owner joins the workspace. Each request has a link of its own; the newest works. */
export const InvitationRequested = defineEvent(
  'accounts.invitation-requested.v1',
  Type.Object({
    workspace_id: Uuid(),
    invitation_id: Uuid(),
    /** The token of the link is derived from it (`MailedTokens`), so that the log does not contain the token. */
    token_id: Uuid(),
    email: PersonalText(),
    /** BCP 47 tag of the language of the mail. */
    language: Type.String(),
    /** The member who invites; the mail names the address if it is confirmed. */
    invited_by: Uuid(),
    expires_at: Instant(),
  }),
  (p) => p.workspace_id,
);
export type InvitationRequestedV1 = PayloadOf<typeof InvitationRequested>;

/**
 * A member is to be mailed about the account: `reset-password` and `keep-address` to the confirmed address, `change-address` to the one
 * that is to become the new one.
 */
export const AccountMailRequested = defineEvent(
  'accounts.account-mail-requested.v1',
  Type.Object({
    workspace_id: Uuid(),
    staff_id: Uuid(),
    /** One of `MailedTokenPurpose`; the token of the link is derived from it and `token_id`. */
    purpose: Type.String(),
    token_id: Uuid(),
    /** Where the mail goes; null: to the member's own address. */
    address: Nullable(PersonalText()),
    expires_at: Instant(),
  }),
  (p) => p.workspace_id,
);
export type AccountMailRequestedV1 = PayloadOf<typeof AccountMailRequested>;

/**
 * A workspace was deleted for good: every service erases all its rows of the tenant and skips its later events. The log keeps this
 * event and no other one of the tenant.
 */
export const WorkspaceDeleted = defineEvent(
  'accounts.workspace-deleted.v1',
  Type.Object({ workspace_id: Uuid(), deleted_at: Instant() }),
  (p) => p.workspace_id,
);
export type WorkspaceDeletedV1 = PayloadOf<typeof WorkspaceDeleted>;

/** An API key was revoked. */
export const KeyRevoked = defineEvent(
  'accounts.key-revoked.v1',
  Type.Object({ workspace_id: Uuid(), key_id: Uuid(), revoked_at: Instant() }),
  (p) => p.workspace_id,
);
export type KeyRevokedV1 = PayloadOf<typeof KeyRevoked>;
