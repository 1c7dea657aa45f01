import {
  BooleanField,
  EnumField,
  ListField,
  ListQueryDto,
  PublicIdField,
  RecordField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { publicId, csvLine } from '@hearback/kernel';
import { LIMITS } from '@hearback/questionnaire';
import type { CreatePersonalLinksCommand, NewPersonalLink } from '../application/create-personal-links.js';
import type { Values } from '../domain/open-response.js';
import { LINK_MODES, type LinkMode, type PersonalLink } from '../domain/personal-link.js';

/** Links that one request creates. */
export const MAX_LINKS = 1_000;

/** Bytes of a body with as many links, each with hidden fields. */
export const LINKS_BODY_BYTES = 2_000_000;

const EXTERNAL_ID = { min: 1, max: 200, example: 'C-1029', description: 'Your id of the customer.' };
const HIDDEN = { max: LIMITS.hiddenFields, value: { max: 1_000 }, example: { orders: 3 } };
const MODE = 'One response, or a new one each time after the last was completed.';

/** A customer who gets a link. */
export class LinkCustomerDto {
  @StringField(EXTERNAL_ID)
  readonly external_id: string;
  @RecordField({
    ...HIDDEN,
    optional: true,
    description: 'Fixed for this link; the person who opens it cannot change them.',
  })
  readonly hidden_fields?: Values;
}

/** Body of `POST /v1/surveys/{survey_id}/personal-links`. */
export class CreatePersonalLinksDto {
  @ListField(() => LinkCustomerDto, { min: 1, max: MAX_LINKS })
  readonly customers: readonly LinkCustomerDto[];
  @EnumField(LINK_MODES, { optional: true, description: `${MODE} Default: \`single_use\`.` })
  readonly mode?: LinkMode;
  @TimestampField({
    optional: true,
    nullable: true,
    example: '2099-12-31T22:00:00Z',
    description: 'Until when a response can be begun; null: no limit.',
  })
  readonly expires_at?: string | null;
}

/** The query of a list of personal links. */
export class PersonalLinkQueryDto extends ListQueryDto {
  @StringField({ ...EXTERNAL_ID, optional: true })
  readonly customer?: string;
}

/** A personal link as staff see it. Its token is not among it. */
export class PersonalLinkDto {
  @PublicIdField('lnk')
  readonly id: string;
  @StringField(EXTERNAL_ID)
  readonly external_id: string;
  @RecordField(HIDDEN)
  readonly hidden_fields: Values;
  @EnumField(LINK_MODES, { description: MODE })
  readonly mode: LinkMode;
  @TimestampField()
  readonly created_at: string;
  @TimestampField({ nullable: true })
  readonly expires_at: string | null;
  @TimestampField({ nullable: true })
  readonly revoked_at: string | null;
  @BooleanField({ example: false, description: 'Whether a response was completed through it.' })
  readonly used: boolean;
}

/** A new personal link. */
export class NewPersonalLinkDto extends PersonalLinkDto {
  @StringField({
    example: 'https://feedback.example/r/mY3cQ0Zb7k1pXvRt9sLdW2eUfHgJ5aN8',
    description: 'The address for the customer. It is shown here only; keep it as a secret.',
  })
  readonly url: string;
}

/** New personal links. */
export class NewPersonalLinksDto {
  @ListField(() => NewPersonalLinkDto, { max: MAX_LINKS })
  readonly data: readonly NewPersonalLinkDto[];
}

/** The command of a body. */
export function fromCreateLinksDto(surveyId: string, dto: CreatePersonalLinksDto): CreatePersonalLinksCommand {
  return {
    surveyId,
    customers: dto.customers.map(({ external_id: customer, hidden_fields: hiddenFields = {} }) => ({
      customer,
      hiddenFields,
    })),
    mode: dto.mode ?? 'single_use',
    expiresAt: typeof dto.expires_at === 'string' ? new Date(dto.expires_at) : null,
  };
}

/** The link as staff see it. */
export function toPersonalLinkDto(link: PersonalLink): PersonalLinkDto {
  return {
    id: publicId('lnk', link.id),
    external_id: link.customer,
    hidden_fields: link.hiddenFields,
    mode: link.mode,
    created_at: link.createdAt.toISOString(),
    expires_at: link.expiresAt?.toISOString() ?? null,
    revoked_at: link.revokedAt?.toISOString() ?? null,
    used: link.use?.isComplete === true,
  };
}

/** New links with their addresses, which begin with `base`. */
export function toNewLinksDto(created: readonly NewPersonalLink[], base: string): NewPersonalLinksDto {
  const root = base.replace(/\/+$/, '');
  return { data: created.map(({ link, token }) => ({ ...toPersonalLinkDto(link), url: `${root}/r/${token}` })) };
}

/** New links as CSV, for mail programs. */
export function toLinksCsv({ data }: NewPersonalLinksDto): string {
  const rows = data.map(({ external_id, url, expires_at, id }) => csvLine([external_id, url, expires_at, id]));
  return [csvLine(['external_id', 'url', 'expires_at', 'id']), ...rows].join('');
}
