import type { Definition, Survey } from '../src/domain/survey.js';
import { newSurvey } from '../src/domain/survey.js';
import type { Touchpoint } from '../src/domain/touchpoint.js';
import { parseSurvey } from '@hearback/questionnaire';

/** A survey JSON as a client sends it: a score and a reason in two languages; `more` replaces members, valid or not. */
export function definitionJson(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    default_language: 'en',
    languages: ['en', 'fr'],
    texts: {
      en: {
        'questions.recommend.title': 'How likely are you to recommend us?',
        'questions.why.title': 'Why?',
      },
      fr: { 'questions.recommend.title': 'Nous recommanderiez-vous ?' },
    },
    questions: [
      { key: 'recommend', kind: 'nps', required: true },
      { key: 'why', kind: 'text', show_if: { question: 'recommend', op: 'lte', value: 6 } },
    ],
    hidden_fields: [{ key: 'visits', type: 'number', bands: [3, 6] }],
    ...more,
  };
}

/** A survey JSON that differs from `definitionJson` in its wording. */
export function rewordedJson(title = 'Would you recommend us?'): Record<string, unknown> {
  return definitionJson({ texts: { en: { 'questions.recommend.title': title, 'questions.why.title': 'Why?' } } });
}

/** Parses a valid survey JSON. */
export function definition(json: unknown = definitionJson()): Definition {
  const parsed = parseSurvey(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.survey;
}

export const NOON = new Date('2026-03-02T12:00:00Z');
export const LATER = new Date('2026-03-02T13:00:00Z');

/** A survey in draft. */
export function surveyOf(more: Partial<Survey> = {}): Survey {
  const content = {
    name: 'After delivery',
    touchpointId: null,
    draft: definition(),
    tags: ['parcel'],
    kind: 'order' as const,
  };
  return { ...newSurvey('0198c0de-0000-7000-8000-000000000006', 'k7m2p9qx4r', content, NOON), ...more };
}

/** A touchpoint on the journey. */
export function touchpointOf(more: Partial<Touchpoint> = {}): Touchpoint {
  const id = '0198c0de-0000-7000-8000-000000000008';
  const placed = { key: 'delivery', name: 'Delivery', stage: 'receive', position: 0, momentOfTruth: false } as const;
  return { id, ...placed, createdAt: NOON, updatedAt: NOON, ...more };
}
