import type { UnitOfWork } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { newSurvey, type Survey } from '../domain/survey.js';
import { LinkCodes } from './link-codes.js';
import { readDefinition } from './read-definition.js';
import { Stamps } from './stamps.js';
import { SurveyStore } from './survey-store.js';
import { touchpointOf } from './touchpoint-of.js';

/** A wish for a survey; the definition is whatever was sent. */
export interface SurveyWish {
  readonly name: string;
  readonly touchpointId: string | null;
  readonly definition: unknown;
}

/** Link codes to try: a second is needed once in a billion surveys where there are a million. */
const ATTEMPTS = 5;

/** Makes a survey in draft, with its link code. Throws `bad-definition` and `unknown-touchpoint`. */
@Injectable()
export class CreateSurvey {
  constructor(
    private readonly surveys: SurveyStore,
    private readonly linkCodes: LinkCodes,
    private readonly stamps: Stamps,
  ) {}

  async execute(unit: UnitOfWork, { name, touchpointId, definition }: SurveyWish): Promise<Survey> {
    const draft = readDefinition(definition);
    const { id, at } = this.stamps.next();
    return unit.run(async (tx) => {
      await touchpointOf(this.surveys, tx, touchpointId);
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const survey = newSurvey(id, this.linkCodes.next(), { name, touchpointId, draft }, at);
        if (await this.surveys.insert(tx, survey)) return survey;
      }
      throw new Error(`${ATTEMPTS} link codes in a row were taken: the random source is broken`);
    });
  }
}
