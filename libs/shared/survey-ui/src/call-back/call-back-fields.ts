/** The names of the fields of the form. */
export const CALL_BACK_FIELDS = {
  /** A UUID of this form. */
  form: 'form',
  /** The time, as an instant of RFC 3339. */
  when: 'when',
  name: 'name',
  phone: 'phone',
  email: 'email',
  note: 'note',
  /** Language of the page. */
  page: 'lang',
} as const;

/** Maximum characters of each text. */
export const CALL_BACK_LIMITS = { name: 100, phone: 40, email: 254, note: 1_000 } as const;

/** What is in the form. */
export interface CallBackDraft {
  readonly when: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly note: string;
}

/** What is wrong with the form. */
export type CallBackMistake = 'reach' | 'gone' | 'busy' | 'tooLong';
