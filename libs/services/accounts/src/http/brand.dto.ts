import { EmailField, EnumField, ObjectField, StringField } from '@hearback/http';
import { TONES, type Tone } from '@hearback/questionnaire';
import { logoPath, type Brand } from '../domain/brand.js';

const NAME = { min: 1, max: 200, pattern: /\S/ };

/** Whom customers can turn to. */
export class ContactDto {
  @StringField({ ...NAME, example: 'Ada at Lumen Lamps', description: 'A person or team, as customers know it.' })
  readonly name: string;
  @StringField({
    min: 5,
    max: 40,
    pattern: /^\+?[0-9][0-9 ()/.-]+$/,
    nullable: true,
    example: '+49 30 1234567',
    description: 'Digits, spaces and ( ) / . -',
  })
  readonly phone: string | null;
  @EmailField({ nullable: true })
  readonly email: string | null;
  @StringField({ ...NAME, nullable: true, example: 'Mon–Fri 9–17', description: 'When somebody answers.' })
  readonly hours: string | null;
}

/** Body of `PUT /v1/workspace/brand`. */
export class ChangeBrandDto {
  @StringField({
    ...NAME,
    nullable: true,
    example: 'Lumen Lamps',
    description: 'The name that customers know; null: the name of the workspace.',
  })
  readonly name: string | null;
  @StringField({
    pattern: /^#[0-9a-fA-F]{6}$/,
    nullable: true,
    example: '#7a4a0a',
    description: 'As #rrggbb; surveys move it to a contrast that can be read. Null: a neutral colour.',
  })
  readonly color: string | null;
  @ObjectField(() => ContactDto, { nullable: true, description: 'Whom customers can turn to instead of answering.' })
  readonly contact: ContactDto | null;
  @StringField({
    max: 500,
    pattern: /^https:\/\/[^\s/?#@]+(\/\S*)?$/,
    nullable: true,
    example: 'https://lumen.example/privacy',
    description: 'https address that says what happens to answers.',
  })
  readonly privacy_url: string | null;
  @EnumField(TONES, {
    optional: true,
    description:
      'How surveys address customers where a language makes the difference (“Sie” or “du”); a survey can say otherwise. Default: formal.',
  })
  readonly tone: Tone = 'formal';
}

/** What customers see of a workspace. */
export class BrandDto extends ChangeBrandDto {
  @StringField({
    nullable: true,
    example: '/logos/019a8c00-0000-7000-8000-000000000000.png',
    description: 'Path of the logo; null if there is none.',
  })
  readonly logo_path: string | null;
}

/** The brand without its logo. Throws nothing: the DTO is checked. */
export function fromChangeBrandDto({ name, color, contact, privacy_url, tone }: ChangeBrandDto): Omit<Brand, 'logoId'> {
  return {
    name: name?.trim() ?? null,
    color: color?.toLowerCase() ?? null,
    contact: contact && {
      name: contact.name.trim(),
      phone: contact.phone,
      email: contact.email,
      hours: contact.hours?.trim() ?? null,
    },
    privacyUrl: privacy_url,
    tone,
  };
}

/** A brand for the wire. */
export function toBrandDto({ name, color, contact, privacyUrl, tone, logoId }: Brand): BrandDto {
  return {
    name,
    color,
    contact,
    privacy_url: privacyUrl,
    tone,
    logo_path: logoId === null ? null : logoPath(logoId),
  };
}
