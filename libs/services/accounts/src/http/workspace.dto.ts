import { publicId } from '@hearback/kernel';
import {
  BooleanField,
  EmailField,
  EnumField,
  IntegerField,
  TimestampField,
  ObjectField,
  PublicIdField,
  StringField,
} from '@hearback/http';
import type { SignedUp, SignUpCommand } from '../application/sign-up.js';
import { SIGN_UP_POLICIES, type SignUpPolicy } from '../domain/sign-up-policy.js';
import {
  MAX_RETENTION_MONTHS,
  QUESTIONS_CONSENTS,
  type QuestionsConsent,
  type Workspace,
  type WorkspaceChange,
} from '../domain/workspace.js';
import { toWorkspaceLimitsDto, WorkspaceLimitsDto } from './workspace-limits.dto.js';
import { MemberDto, toMemberDto } from './member.dto.js';

const ZONE = {
  min: 1,
  max: 64,
  example: 'Europe/Paris',
  description: 'IANA name; days and weeks in reports start in this time zone.',
};
const LANGUAGE = { min: 2, max: 35, example: 'en', description: 'BCP 47 tag of the language of the staff.' };
const RETENTION = {
  nullable: true,
  min: 1,
  max: MAX_RETENTION_MONTHS,
  example: 24,
  description:
    'After so many months the words, names and addresses of answers, closed conversations and mails are emptied, at night and for good; scores and counts stay. Null: they are kept.',
} as const;

const CONSENT = {
  description:
    'Whether questions by mail need consent. `opt_in`: customers who have not allowed them are not asked; `opt_out`: customers are asked until they say no.',
};
const NAME = { min: 1, max: 200, pattern: /\S/, example: 'Lumen Lamps' };

/** Who may create an account. */
export class SignUpPolicyDto {
  @EnumField(SIGN_UP_POLICIES, {
    example: 'open',
    description: '`open`: everybody; `invitation`: whom a workspace invites; `closed`: nobody.',
  })
  readonly policy: SignUpPolicy;
}

/** The owner of a new workspace. */
export class OwnerDto {
  @StringField({ min: 1, max: 200, pattern: /\S/, example: 'Ada Example' })
  readonly name: string;
  @EmailField()
  readonly email: string;
  @StringField({ min: 1, max: 1000, example: 'four words of your own', description: '10 to 128 characters.' })
  readonly password: string;
}

/** Body of `POST /v1/workspaces`. */
export class SignUpDto {
  @StringField(NAME)
  readonly name: string;
  @StringField(ZONE)
  readonly time_zone: string;
  @StringField(LANGUAGE)
  readonly language: string;
  @ObjectField(() => OwnerDto)
  readonly owner: OwnerDto;
  @BooleanField({ optional: true, description: 'true: the data of the workspace will be made up.' })
  readonly demo?: boolean;
}

/** A change of the workspace's settings; omitted fields stay as they are. */
export class ChangeWorkspaceDto {
  @StringField({ ...NAME, optional: true })
  readonly name?: string;
  @StringField({ ...ZONE, optional: true })
  readonly time_zone?: string;
  @StringField({ ...LANGUAGE, optional: true })
  readonly language?: string;
  @EnumField(QUESTIONS_CONSENTS, { ...CONSENT, optional: true })
  readonly questions_consent?: QuestionsConsent;
  @IntegerField({ ...RETENTION, optional: true })
  readonly retention_months?: number | null;
}

/** A workspace. */
export class WorkspaceDto {
  @PublicIdField('wsp')
  readonly id: string;
  @StringField(NAME)
  readonly name: string;
  @StringField(ZONE)
  readonly time_zone: string;
  @StringField(LANGUAGE)
  readonly language: string;
  @EnumField(QUESTIONS_CONSENTS, CONSENT)
  readonly questions_consent: QuestionsConsent;
  @IntegerField(RETENTION)
  readonly retention_months: number | null;
  @BooleanField({ description: 'Whether the data is made up, to show what the product does.' })
  readonly demo: boolean;
  @PublicIdField('wsp', { nullable: true, description: 'The workspace whose sandbox it is; null: it is no sandbox.' })
  readonly sandbox_of: string | null;
  @PublicIdField('wsp', { nullable: true, description: 'Its sandbox (POST /v1/sandbox); null: it has none.' })
  readonly sandbox_id: string | null;
  @StringField({ nullable: true, description: 'Why it is suspended; null if it is not.' })
  readonly suspension: string | null;
  @ObjectField(() => WorkspaceLimitsDto, { description: 'Set by the operator of the installation.' })
  readonly limits: WorkspaceLimitsDto;
  @TimestampField()
  readonly created_at: string;
  @TimestampField({
    nullable: true,
    description: 'When all data of the workspace is erased, unless an owner keeps it until then. Null: it stays.',
  })
  readonly deletes_at: string | null;
}

/** A new workspace with its owner and first keys. */
export class SignedUpDto {
  @ObjectField(() => WorkspaceDto)
  readonly workspace: WorkspaceDto;
  @ObjectField(() => MemberDto)
  readonly staff: MemberDto;
  @StringField({
    example: 'hbk_live_…',
    description: "For servers: has all of the owner's permissions. Returned only in this response.",
  })
  readonly secret_key: string;
  @StringField({
    example: 'hbp_live_…',
    description: 'For pages and apps: can only create responses. Returned only in this response.',
  })
  readonly publishable_key: string;
  @StringField({
    nullable: true,
    example: 'hbi_…',
    description:
      'Of the publishable key: signs customers on your server (docs/web-pages.md). Keep it out of pages. Returned only in this response.',
  })
  readonly identity_secret: string | null;
}

/** The command to sign up. */
export function fromSignUpDto(dto: SignUpDto, network: string): SignUpCommand {
  const { name, time_zone: timeZone, language, owner } = dto;
  return {
    name: name.trim(),
    timeZone,
    language,
    isDemo: dto.demo ?? false,
    owner: { name: owner.name.trim(), email: owner.email, password: owner.password },
    network,
  };
}

/** The change of a workspace. */
export function fromChangeWorkspaceDto(dto: ChangeWorkspaceDto): WorkspaceChange {
  return {
    name: dto.name?.trim(),
    timeZone: dto.time_zone,
    language: dto.language,
    questionsConsent: dto.questions_consent,
    retentionMonths: dto.retention_months,
  };
}

/** A workspace for the wire. */
export function toWorkspaceDto(workspace: Workspace): WorkspaceDto {
  return {
    id: publicId('wsp', workspace.id),
    name: workspace.name,
    time_zone: workspace.timeZone,
    language: workspace.language,
    questions_consent: workspace.questionsConsent,
    retention_months: workspace.retentionMonths,
    demo: workspace.isDemo,
    sandbox_of: workspace.sandboxOf === null ? null : publicId('wsp', workspace.sandboxOf),
    sandbox_id: workspace.sandboxId === null ? null : publicId('wsp', workspace.sandboxId),
    suspension: workspace.suspension,
    limits: toWorkspaceLimitsDto(workspace.limits),
    created_at: workspace.createdAt.toISOString(),
    deletes_at: workspace.deletesAt?.toISOString() ?? null,
  };
}

/** A sign-up's result for the wire. */
export function toSignedUpDto({ workspace, staff, secretKey, publishableKey, identitySecret }: SignedUp): SignedUpDto {
  return {
    workspace: toWorkspaceDto(workspace),
    staff: toMemberDto(staff),
    secret_key: secretKey,
    publishable_key: publishableKey,
    identity_secret: identitySecret,
  };
}
