import type { Tone } from '@hearback/questionnaire';

/** Whom customers can turn to instead of answering a survey. At least one of `phone` and `email` is set. */
export interface Contact {
  /** A person or a team, as customers know it. */
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** When somebody answers, in the words of the shop, for example “Mon–Fri 9–17”. */
  readonly hours: string | null;
}

/** What customers see of a workspace on its surveys. */
export interface Brand {
  /** The name that customers know; null: the name of the workspace. */
  readonly name: string | null;
  /** `#rrggbb`, as staff chose it; pages move it to a sufficient contrast. Null: the neutral colour of the product. */
  readonly color: string | null;
  readonly contact: Contact | null;
  /** https address of what happens to answers; null if there is none. */
  readonly privacyUrl: string | null;
  /** How surveys address customers, in languages that make the difference, unless a survey says otherwise. */
  readonly tone: Tone;
  /** The raster logo at `/logos/{id}`; null if there is none. */
  readonly logoId: string | null;
}

/** The brand of a workspace that has set nothing. */
export const NO_BRAND: Brand = {
  name: null,
  color: null,
  contact: null,
  privacyUrl: null,
  tone: 'formal',
  logoId: null,
};

/** The path of a logo on the product's own address. */
export function logoPath(logoId: string): string {
  return `/logos/${logoId}.png`;
}
