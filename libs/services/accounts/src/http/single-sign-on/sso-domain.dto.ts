import {
  EnumField,
  ListQueryDto,
  ListField,
  PublicIdField,
  StringField,
  TimestampField,
  EmailField,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { DomainChange, NewDomain } from '../../application/single-sign-on/sso-domains.js';
import {
  CAPTURED_ROLES,
  DOMAIN_CAPTURES,
  MAX_SSO_DOMAINS,
  proofName,
  type CapturedRole,
  type DomainCapture,
  type JoinRequest,
  type SsoDomain,
} from '../../domain/single-sign-on.js';

const DOMAIN = {
  min: 3,
  max: 253,
  // Labels of letters, digits and hyphens; internationalised names as xn--….
  pattern: /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z][a-zA-Z0-9-]{0,61}[a-zA-Z0-9]$/,
  example: 'lumen.example',
};
const CAPTURE = {
  example: 'join' as const,
  description:
    'Whom the provider names with a verified address of the domain and who is not a member: `off`: is turned away; `request`: can ask to join; `join`: becomes a member.',
};
const ROLE = { example: 'viewer' as const, description: 'Of those who become members by the domain.' };

/** A domain whose addresses lead to the identity provider. */
export class SsoDomainDto {
  @PublicIdField('dmn')
  readonly id: string;
  @StringField(DOMAIN)
  readonly domain: string;
  @StringField({ max: 300, example: '_hearback-sign-in.lumen.example', description: 'Name of the TXT record.' })
  readonly record_name: string;
  @StringField({ max: 100, example: 'hearback-sign-in=q3Jv…', description: 'Text of the TXT record.' })
  readonly record_value: string;
  @TimestampField({ nullable: true, description: 'When the record was found. Null: the domain leads nobody here.' })
  readonly proved_at: string | null;
  @TimestampField({ nullable: true, description: 'When a name server last answered.' })
  readonly checked_at: string | null;
  @EnumField(DOMAIN_CAPTURES, CAPTURE)
  readonly capture: DomainCapture;
  @EnumField(CAPTURED_ROLES, ROLE)
  readonly role: CapturedRole;
  @TimestampField()
  readonly created_at: string;
}

/** Reply of `GET /v1/single-sign-on/domains`. */
export class SsoDomainsDto {
  @ListField(() => SsoDomainDto, { max: MAX_SSO_DOMAINS, description: 'By name.' })
  readonly data: readonly SsoDomainDto[];
}

/** Body of `POST /v1/single-sign-on/domains`. */
export class AddSsoDomainDto {
  @StringField(DOMAIN)
  readonly domain: string;
  @EnumField(DOMAIN_CAPTURES, { ...CAPTURE, optional: true, description: `${CAPTURE.description} Default: off.` })
  readonly capture?: DomainCapture;
  @EnumField(CAPTURED_ROLES, { ...ROLE, optional: true, description: `${ROLE.description} Default: viewer.` })
  readonly role?: CapturedRole;
}

/** Body of `PATCH /v1/single-sign-on/domains/{domain_id}`. */
export class ChangeSsoDomainDto {
  @EnumField(DOMAIN_CAPTURES, { ...CAPTURE, optional: true })
  readonly capture?: DomainCapture;
  @EnumField(CAPTURED_ROLES, { ...ROLE, optional: true })
  readonly role?: CapturedRole;
}

/** Query of `GET /v1/single-sign-on/join-requests`. */
export class JoinRequestsQueryDto extends ListQueryDto {}

/** Somebody of a domain who asks to join. */
export class JoinRequestDto {
  @PublicIdField('jrq')
  readonly id: string;
  @EmailField({ example: 'lena@lumen.example' })
  readonly email: string;
  @StringField({ min: 1, max: 254, example: 'Lena Fuchs' })
  readonly name: string;
  @TimestampField()
  readonly created_at: string;
}

/** Body of `POST /v1/single-sign-on/join-requests/{join_request_id}/acceptance`. */
export class AcceptJoinRequestDto {
  @EnumField(CAPTURED_ROLES, { example: 'viewer' })
  readonly role: CapturedRole;
}

/** The domain to add. */
export function fromAddSsoDomainDto({ domain, capture = 'off', role = 'viewer' }: AddSsoDomainDto): NewDomain {
  return { domain: domain.toLowerCase(), capture, role };
}

/** The change of a domain. */
export function fromChangeSsoDomainDto({ capture, role }: ChangeSsoDomainDto): DomainChange {
  return { ...(capture === undefined ? {} : { capture }), ...(role === undefined ? {} : { role }) };
}

/** A domain as clients see it. */
export function toSsoDomainDto(domain: SsoDomain): SsoDomainDto {
  return {
    id: publicId('dmn', domain.id),
    domain: domain.domain,
    record_name: proofName(domain.domain),
    record_value: domain.proof,
    proved_at: domain.provedAt?.toISOString() ?? null,
    checked_at: domain.checkedAt?.toISOString() ?? null,
    capture: domain.capture,
    role: domain.role,
    created_at: domain.createdAt.toISOString(),
  };
}

/** A request as admins see it. */
export function toJoinRequestDto({ id, email, name, createdAt }: JoinRequest): JoinRequestDto {
  return { id: publicId('jrq', id), email, name, created_at: createdAt.toISOString() };
}
