import { Injectable } from '@nestjs/common';
import { SurveyConfig } from '../survey.config.js';

/** The addresses of survey pages. */
@Injectable()
export class PublicAddress {
  readonly #base: string;

  constructor({ publicUrl, surveyUrl = publicUrl }: SurveyConfig) {
    this.#base = surveyUrl.replace(/\/+$/, '');
  }

  /** The page of the survey with this link code. */
  of(linkCode: string): string {
    return `${this.#base}/s/${linkCode}`;
  }

  /** The same page for a tablet that many people use, which starts over after each answer. */
  ofKiosk(linkCode: string): string {
    return `${this.of(linkCode)}?kiosk=1`;
  }
}
