import { ObjectField, StringField } from '@hearback/http';

const COLOUR = { pattern: /^#[0-9a-f]{6}$/ };

/** The colours of a brand on one ground. */
export class GroundColoursDto {
  @StringField({ ...COLOUR, example: '#12617a', description: 'The brand colour, with a contrast of 4.5 to 1.' })
  readonly brand: string;
  @StringField({ ...COLOUR, example: '#ffffff', description: 'Text on the brand colour.' })
  readonly on: string;
  @StringField({ ...COLOUR, example: '#dff1f7', description: 'Ground of a chosen answer.' })
  readonly tint: string;
  @StringField({ ...COLOUR, example: '#d8eff7', description: 'Top of a page.' })
  readonly glow: string;
}

/** The colours of a brand. */
export class BrandColoursDto {
  @ObjectField(() => GroundColoursDto)
  readonly light: GroundColoursDto;
  @ObjectField(() => GroundColoursDto)
  readonly dark: GroundColoursDto;
}

/** Whom customers can turn to instead of answering. */
export class PublicContactDto {
  @StringField({ example: 'Ada at Lumen Lamps' })
  readonly name: string;
  @StringField({ nullable: true, example: '+49 30 1234567' })
  readonly phone: string | null;
  @StringField({ nullable: true, example: 'ada@lumen.example' })
  readonly email: string | null;
  @StringField({ nullable: true, example: 'Mon–Fri 9–17' })
  readonly hours: string | null;
}

/** The workspace as its customers know it. */
export class PublicBrandDto {
  @StringField({ nullable: true, example: 'Lumen Lamps' })
  readonly name: string | null;
  @StringField({ nullable: true, example: '/logos/019a8c00-0000-7000-8000-000000000000.png' })
  readonly logo_path: string | null;
  @StringField({ nullable: true, example: 'https://lumen.example/privacy' })
  readonly privacy_url: string | null;
  @ObjectField(() => PublicContactDto, { nullable: true })
  readonly contact: PublicContactDto | null;
  @StringField({
    nullable: true,
    example: 'https://ask.lumen.example/call/AZjA3gAAcACAAAAAAAAAAVjA3gAAcACAAAAAAAAAAAE',
    description: 'Where customers ask to be called back; null: it is not offered.',
  })
  readonly call_back_url: string | null;
  @ObjectField(() => BrandColoursDto)
  readonly colors: BrandColoursDto;
}
