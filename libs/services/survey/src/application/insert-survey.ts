import type { TenantTx } from '@hearback/database';
import { newSurvey, type Survey, type SurveyContent } from '../domain/survey.js';
import type { LinkCodes } from './link-codes.js';
import type { SurveyStore } from './survey-store.js';

/** Maximum number of link codes to try. With a million surveys, one survey in a billion needs a second one. */
const ATTEMPTS = 5;

/** Adds a survey in draft with a link code of its own. */
export async function insertSurvey(
  tx: TenantTx,
  { surveys, linkCodes }: { readonly surveys: SurveyStore; readonly linkCodes: LinkCodes },
  { id, at }: { readonly id: string; readonly at: Date },
  content: SurveyContent,
): Promise<Survey> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const survey = newSurvey(id, linkCodes.next(), content, at);
    if (await surveys.insert(tx, survey)) return survey;
  }
  throw new Error(`${ATTEMPTS} link codes in a row were taken: the source of random numbers is broken`);
}
