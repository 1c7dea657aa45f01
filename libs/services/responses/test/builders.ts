import { randomUUID } from 'node:crypto';
import { SurveyPublished, type SurveyPublishedV1 } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { eventually, type Medium } from '@hearback/testing';

/** A survey with a question of each common kind, a branch, and a hidden field of each type. */
export const definition = {
  default_language: 'en',
  languages: ['en', 'fr', 'ar'],
  texts: {
    en: {
      'welcome.title': 'How was it?',
      'thank_you.title': 'Thanks a lot',
      'questions.nps.title': 'Would you recommend us?',
      'questions.why.title': 'What went wrong?',
      'questions.visit.title': 'How satisfied are you?',
      'questions.visit.points.1': 'Not at all',
      'questions.visit.points.5': 'Very',
      'questions.source.title': 'How did you hear of us?',
      'questions.source.choices.ad': 'An ad',
      'questions.source.choices.friend': 'A friend',
      'questions.source.choices.other': 'Something else',
      'questions.day.title': 'When were you here?',
      'questions.age.title': 'How old are you?',
    },
    fr: { 'welcome.title': 'C’était comment ?', 'questions.nps.title': 'Nous recommanderiez-vous ?' },
    ar: { 'welcome.title': 'كيف كانت تجربتك؟' },
  },
  questions: [
    { key: 'nps', kind: 'nps', required: true },
    {
      key: 'why',
      kind: 'text',
      multiline: true,
      required: true,
      show_if: { question: 'nps', op: 'lte', value: 6 },
    },
    { key: 'visit', kind: 'csat', scale: { min: 1, max: 5 } },
    { key: 'source', kind: 'single', choices: [{ key: 'ad' }, { key: 'friend' }], other: true },
    { key: 'day', kind: 'date' },
    { key: 'age', kind: 'number', min: 0, max: 130, integer: true },
  ],
  hidden_fields: [
    { key: 'shop', type: 'text' },
    { key: 'basket', type: 'number', bands: [20, 50] },
    { key: 'member', type: 'boolean' },
  ],
};

/** A survey as the service knows it. */
export interface KnownSurvey {
  readonly uuid: string;
  readonly id: string;
  readonly linkCode: string;
}

let count = 0;

/** A valid published survey; a test overrides the members that it checks. */
export function published(overrides: Partial<SurveyPublishedV1> = {}): SurveyPublishedV1 {
  count += 1;
  return {
    survey_id: randomUUID(),
    version_id: randomUUID(),
    version: 1,
    name: 'Visit',
    link_code: `code${String(count).padStart(6, '0')}`,
    touchpoint: { touchpoint_id: randomUUID(), key: 'shop', name: 'Shop', stage: null },
    definition,
    published_at: '2026-01-02T03:04:05.000Z',
    ...overrides,
  };
}

/** Publishes a survey as the survey service would, and waits until this service knows it. */
export async function publishSurvey(
  medium: Medium,
  overrides: Partial<SurveyPublishedV1> = {},
  tenantId = medium.tenantId,
): Promise<KnownSurvey> {
  const survey = published(overrides);
  await medium.publish(SurveyPublished, survey, { tenantId });
  await eventually(async () => {
    const known = await medium.sql('select 1 from responses.survey_version where survey_id = $1 and version = $2', [
      survey.survey_id,
      survey.version,
    ]);
    if (known.length === 0) throw new Error('the survey is not known yet');
  });
  return { uuid: survey.survey_id, id: publicId('srv', survey.survey_id), linkCode: survey.link_code };
}

/** Rows of the response table. */
export async function storedResponses(medium: Medium, surveyId: string): Promise<number> {
  const [row] = await medium.sql<{ n: number }>(
    'select count(*)::integer as n from responses.response where survey_id = $1',
    [surveyId],
  );
  return row!.n;
}
