import {
  BooleanField,
  EntityTag,
  EnumField,
  IntegerField,
  ListField,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { CUSTOMER_LANGUAGES } from '@hearback/questionnaire';
import { publicId } from '@hearback/kernel';
import type { CustomerChoices, LedgerEntry } from '../../application/preferences/preference-store.js';
import type { EnteredChoices } from '../../application/preferences/put-preferences.js';
import { CHANGE_REASONS, type ChangeReason } from '../../domain/consent/change-reason.js';
import {
  CONSENT_PURPOSES,
  CONSENT_WAYS,
  consentStates,
  shownChoice,
  type ConsentPurpose,
  type ConsentState,
  type ConsentWay,
} from '../../domain/consent/consent-ledger.js';
import { DAYS_MAX, QUESTION_TOPICS, type StoredPreferences } from '../../domain/consent/preferences.js';

const TOPICS_OFF = {
  max: 20,
  example: ['support'],
  description: `Kinds of surveys that the customer is not asked with: ${QUESTION_TOPICS.map((each) => `\`${each}\``).join(', ')}.`,
};
const EVERY = { min: 1, max: DAYS_MAX, nullable: true, example: 90 };
const TIME = { pattern: /^([01]\d|2[0-3]):[0-5]\d$/, example: '20:00' };
const STATES = ['granted', 'withdrawn', 'unknown'] as const satisfies readonly ConsentState[];

/** Hours in which nothing arrives. */
export class CustomerQuietHoursDto {
  @StringField(TIME) readonly from: string;
  @StringField({ ...TIME, example: '09:00' }) readonly to: string;
}

/** The newest decision about each purpose. */
export class ConsentStatesDto {
  @EnumField(STATES) readonly questions: ConsentState;
  @EnumField(STATES) readonly replies: ConsentState;
  @EnumField(STATES) readonly improvements: ConsentState;
  @EnumField(STATES) readonly news: ConsentState;
  @EnumField(STATES) readonly profiling: ConsentState;
}

/** Purposes that a customer has decided about. */
export class ConsentDecisionsDto {
  @BooleanField({ optional: true, example: false }) readonly questions?: boolean;
  @BooleanField({ optional: true }) readonly replies?: boolean;
  @BooleanField({ optional: true }) readonly improvements?: boolean;
  @BooleanField({ optional: true }) readonly news?: boolean;
  @BooleanField({ optional: true }) readonly profiling?: boolean;
}

/** What a customer allows and wants. */
export class CustomerPreferencesDto {
  @ListField('string', TOPICS_OFF) readonly topics_off: readonly string[];
  @IntegerField({ ...EVERY, description: 'At most one question in so many days. Null: as the workspace has it.' })
  readonly max_every_days: number | null;
  @TimestampField({ nullable: true, description: 'No question before this time.' })
  readonly paused_until: string | null;
  @StringField({ nullable: true, example: 'de', description: 'Language of mails. Null: that of the profile.' })
  readonly language: string | null;
  @ObjectField(() => CustomerQuietHoursDto, { nullable: true, description: "By the customer's clock." })
  readonly quiet_hours: CustomerQuietHoursDto | null;
  @BooleanField({ description: 'Nothing automatic: a person writes or calls.' }) readonly prefers_person: boolean;
  @ObjectField(() => ConsentStatesDto) readonly consents: ConsentStatesDto;
  @ListField('string', {
    max: 10,
    example: ['questions', 'replies'],
    description: 'Purposes that are allowed now, by decisions or, without one, by the settings of the workspace.',
  })
  readonly allowed: readonly string[];
  @EntityTag()
  @IntegerField({ min: 0, description: 'Incremented by each change of preferences; 0 before the first one.' })
  readonly revision: number;
  @TimestampField({ nullable: true }) readonly changed_at: string | null;
}

/** What a customer has said elsewhere. Replaces the preferences. */
export class PutCustomerPreferencesDto {
  @ListField('string', { ...TOPICS_OFF, item: { min: 1, max: 40 } }) readonly topics_off: readonly string[];
  @IntegerField(EVERY) readonly max_every_days: number | null;
  @TimestampField({ nullable: true }) readonly paused_until: string | null;
  @EnumField(CUSTOMER_LANGUAGES, { nullable: true }) readonly language: string | null;
  @ObjectField(() => CustomerQuietHoursDto, { nullable: true }) readonly quiet_hours: CustomerQuietHoursDto | null;
  @BooleanField() readonly prefers_person: boolean;
  @ObjectField(() => ConsentDecisionsDto, {
    optional: true,
    description: 'Decisions to add to the consent ledger. One that holds already adds nothing.',
  })
  readonly consents?: ConsentDecisionsDto;
  @EnumField(CHANGE_REASONS, { description: 'How the customer said so; kept in the audit log.' })
  readonly reason: ChangeReason;
}

/** An entry of the consent ledger. */
export class ConsentEntryDto {
  @PublicIdField('cns') readonly id: string;
  @EnumField(CONSENT_PURPOSES) readonly purpose: ConsentPurpose;
  @BooleanField() readonly granted: boolean;
  @StringField({
    nullable: true,
    example: 'Questions to me',
    description:
      'The words that the customer was shown. Null: none of ours, for example with one click or on the phone.',
  })
  readonly text: string | null;
  @PublicIdField('cnt', { nullable: true, description: 'The version of the text.' })
  readonly text_id: string | null;
  @StringField({ nullable: true, example: 'en' }) readonly locale: string | null;
  @TimestampField({ description: 'When the customer decided.' }) readonly decided_at: string;
  @EnumField(CONSENT_WAYS) readonly way: ConsentWay;
  @StringField({
    nullable: true,
    example: 'Newsletter form of the shop, confirmed by e-mail',
    description: 'Where a decision that an import brought comes from; null for others.',
  })
  readonly source: string | null;
  @PublicIdField('svi', { nullable: true, description: 'The invitation in reply to which it was decided.' })
  readonly invitation_id: string | null;
  @TimestampField() readonly created_at: string;
}

/** The customer's choices as the API shows them. */
export function toPreferencesDto({ preferences, entries, basis }: CustomerChoices): CustomerPreferencesDto {
  const states = consentStates(entries);
  const shown = shownChoice(states, basis);
  return Object.assign(new CustomerPreferencesDto(), {
    ...toPreferenceValues(preferences),
    consents: states,
    allowed: CONSENT_PURPOSES.filter((purpose) => shown[purpose]),
  });
}

/** Preferences without consent. */
export function toPreferenceValues(
  preferences: StoredPreferences,
): Omit<CustomerPreferencesDto, 'consents' | 'allowed'> {
  return {
    topics_off: preferences.topicsOff,
    max_every_days: preferences.maxEveryDays,
    paused_until: preferences.pausedUntil?.toISOString() ?? null,
    language: preferences.language,
    quiet_hours: preferences.quietHours,
    prefers_person: preferences.prefersPerson,
    revision: preferences.revision,
    changed_at: preferences.changedAt?.toISOString() ?? null,
  };
}

/** What is entered for a customer, of this revision. */
export function fromPutPreferencesDto(dto: PutCustomerPreferencesDto, revision: number): EnteredChoices {
  return {
    preferences: {
      topicsOff: dto.topics_off,
      maxEveryDays: dto.max_every_days,
      pausedUntil: dto.paused_until === null ? null : new Date(dto.paused_until),
      language: dto.language,
      quietHours: dto.quiet_hours,
      prefersPerson: dto.prefers_person,
    },
    decided: dto.consents ?? {},
    reason: dto.reason,
    revision,
  };
}

/** An entry as the API shows it. */
export function toConsentEntryDto(entry: LedgerEntry): ConsentEntryDto {
  return {
    id: publicId('cns', entry.id),
    purpose: entry.purpose,
    granted: entry.granted,
    text: entry.text,
    source: entry.source ?? null,
    text_id: entry.textId && publicId('cnt', entry.textId),
    locale: entry.locale,
    decided_at: entry.decidedAt.toISOString(),
    way: entry.way,
    invitation_id: entry.invitationId && publicId('svi', entry.invitationId),
    created_at: entry.createdAt.toISOString(),
  };
}
