import { PreviewTokens } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { SurveyPreviews } from './survey-previews.js';

/** Staff open a preview as soon as they have created it, perhaps before this service has received its event. */
const ARRIVAL_TIMEOUT_MS = 1_000;
const POLL_MS = 50;

/** Finds the survey that a preview shows. */
@Injectable()
export class FindPreview {
  constructor(
    private readonly tokens: PreviewTokens,
    private readonly previews: SurveyPreviews,
    private readonly clock: Clock,
  ) {}

  /** Undefined for a token that is not valid, not of this link, or has expired. */
  async execute(token: string, linkCode: string): Promise<PublishedSurvey | undefined> {
    const preview = this.tokens.read(token);
    if (preview === undefined) return undefined;
    for (const until = performance.now() + ARRIVAL_TIMEOUT_MS; ;) {
      const survey = await this.previews.load(preview.tenantId, preview.previewId, this.clock.now());
      if (survey !== undefined) return survey.linkCode === linkCode ? { ...survey, previewToken: token } : undefined;
      if (performance.now() > until) return undefined;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
