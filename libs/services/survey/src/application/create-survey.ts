import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { SurveyKind } from '../domain/asking/attention-rules.js';
import { defaultSurveyKind } from '../domain/asking/survey-kind.js';
import type { Survey } from '../domain/survey.js';
import { insertSurvey } from './insert-survey.js';
import { LinkCodes } from './link-codes.js';
import { readDefinition } from './read-definition.js';
import { SurveyStore } from './survey-store.js';
import { touchpointOf } from './touchpoint-of.js';

/** The command to create a survey; the definition is not checked yet. */
export interface CreateSurveyCommand {
  readonly name: string;
  readonly touchpointId: string | null;
  readonly definition: unknown;
  readonly tags: readonly string[];
  /** Left out: it follows from the touchpoint and the first metric. */
  readonly kind?: SurveyKind | undefined;
}

/** Creates a survey in draft, with its link code. Throws `bad-definition` and `unknown-touchpoint`. */
@Injectable()
export class CreateSurvey {
  constructor(
    private readonly surveys: SurveyStore,
    private readonly linkCodes: LinkCodes,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(unit: UnitOfWork, { definition, ...content }: CreateSurveyCommand): Promise<Survey> {
    const draft = readDefinition(definition);
    const next = { id: this.ids.next(), at: this.clock.now() };
    return unit.run(async (tx) => {
      const touchpoint = await touchpointOf(this.surveys, tx, content.touchpointId);
      const kind = content.kind ?? defaultSurveyKind(touchpoint?.stage ?? null, draft);
      return insertSurvey(tx, { surveys: this.surveys, linkCodes: this.linkCodes }, next, { ...content, draft, kind });
    });
  }
}
