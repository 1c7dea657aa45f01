import type { Survey } from '@hearback/questionnaire';

/** What the page's script needs to know, as the page embeds it. */
export interface PageData {
  /** Path of the page. */
  readonly path: string;
  /** Path under which answers are saved. */
  readonly savePath: string;
  /** The page is on a device that many people use one after another. */
  readonly isKiosk: boolean;
  /** The page of a mailed invitation, which scanners of mail open: nothing is saved before a person has touched it. */
  readonly needsGesture: boolean;
  readonly language: string;
  /** The survey without its texts. */
  readonly survey: Survey;
}
