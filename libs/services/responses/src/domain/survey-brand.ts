import type { Tone } from '@hearback/questionnaire';

/** Whom customers can turn to instead of answering. */
export interface Contact {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly hours: string | null;
}

/** What customers see of the workspace on its surveys. */
export interface SurveyBrand {
  /** The name that customers know; null until this service knows the workspace. */
  readonly name: string | null;
  /** `#rrggbb` as staff chose it; null: the neutral colour. */
  readonly color: string | null;
  readonly contact: Contact | null;
  readonly privacyUrl: string | null;
  /** How customers are addressed, unless the survey says otherwise. */
  readonly tone: Tone;
  /** Path of the logo on the product's own address. */
  readonly logoPath: string | null;
  /** Address of the page on which customers ask to be called back; null: it is not offered. */
  readonly callBackUrl: string | null;
}
