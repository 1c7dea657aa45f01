import type { EventOf, SurveyPublished } from '@hearback/contracts';
import { isStorableText } from '@hearback/kernel';
import type { QuestionCopy } from '../../application/facts/answer-store.js';

interface Keyed {
  readonly key?: unknown;
}

interface QuestionJson extends Keyed {
  readonly kind?: unknown;
  readonly choices?: readonly Keyed[];
  readonly rows?: readonly Keyed[];
}

/** The questions of a published survey, with the keys of what can be chosen. Anonymous surveys have reports of their own. */
export function questionsOf({ tenantId, payload }: EventOf<typeof SurveyPublished>): readonly QuestionCopy[] {
  const definition = payload.definition as {
    readonly questions?: readonly QuestionJson[];
    readonly anonymous?: unknown;
  };
  if (definition.anonymous !== undefined || !Array.isArray(definition.questions)) return [];
  return (definition.questions as readonly QuestionJson[]).flatMap(({ key, kind, choices, rows }, position) => {
    if (!isText(key) || !isText(kind)) return [];
    const { survey_id: surveyId, version } = payload;
    return [
      { tenantId, surveyId, question: key, version, position, kind, choices: keysOf(choices), rows: keysOf(rows) },
    ];
  });
}

function keysOf(items: readonly Keyed[] | undefined): readonly string[] {
  return Array.isArray(items) ? (items as readonly Keyed[]).map(({ key }) => key).filter(isText) : [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && isStorableText(value);
}
