import type { Survey } from '@hearback/questionnaire';

/** What the page's script needs to know, as the page embeds it. */
export interface PageData {
  readonly code: string;
  readonly language: string;
  /** The survey without its texts. */
  readonly survey: Survey;
}
