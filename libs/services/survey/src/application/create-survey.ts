import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { newSurvey, type Survey } from '../domain/survey.js';
import { LinkCodes } from './link-codes.js';
import { readDefinition } from './read-definition.js';
import { SurveyStore } from './survey-store.js';
import { touchpointOf } from './touchpoint-of.js';

/** The command to create a survey; the definition is not checked yet. */
export interface CreateSurveyCommand {
  readonly name: string;
  readonly touchpointId: string | null;
  readonly definition: unknown;
}

/** Maximum number of link codes to try. With a million surveys, one survey in a billion needs a second one. */
const ATTEMPTS = 5;

/** Creates a survey in draft, with its link code. Throws `bad-definition` and `unknown-touchpoint`. */
@Injectable()
export class CreateSurvey {
  constructor(
    private readonly surveys: SurveyStore,
    private readonly linkCodes: LinkCodes,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(unit: UnitOfWork, { name, touchpointId, definition }: CreateSurveyCommand): Promise<Survey> {
    const draft = readDefinition(definition);
    const [id, now] = [this.ids.next(), this.clock.now()];
    return unit.run(async (tx) => {
      await touchpointOf(this.surveys, tx, touchpointId);
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const survey = newSurvey(id, this.linkCodes.next(), { name, touchpointId, draft }, now);
        if (await this.surveys.insert(tx, survey)) return survey;
      }
      throw new Error(`${ATTEMPTS} link codes in a row were taken: the source of random numbers is broken`);
    });
  }
}
