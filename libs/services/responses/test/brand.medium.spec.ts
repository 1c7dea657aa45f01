import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrandChanged, WorkspaceChanged, WorkspaceCreated } from '@hearback/contracts';
import { eventually, medium, type Medium } from '@hearback/testing';
import { SurveyDirectory } from '../src/application/survey-directory.js';
import { ResponsesModule } from '../src/index.js';
import { definition, publishSurvey, type KnownSurvey } from './builders.js';

describe('the brand of a survey', () => {
  let platform: Medium;
  let survey: KnownSurvey;
  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule } });
    survey = await publishSurvey(platform);
  });
  afterAll(() => platform?.close());

  const brand = async () =>
    (await platform.app.get(SurveyDirectory, { strict: false }).findByLink(survey.linkCode))?.brand;
  const settings = { time_zone: 'Europe/Berlin', language: 'de' };
  const changed = (name: string | null, changed_at: string) => ({
    workspace_id: platform.tenantId,
    name,
    color: '#7a4a0a',
    contact: { name: 'Ada', phone: '+49 30 1234567', email: null, hours: null },
    privacy_url: 'https://lumen.example/privacy',
    logo_path: '/logos/0198c0de-0000-7000-8000-000000000009.png',
    changed_at,
  });

  it('has the name of the workspace until staff choose another, and follows each change within a second', async () => {
    const created = { workspace_id: platform.tenantId, name: 'Lumen Lamps GmbH', ...settings };
    await platform.publish(WorkspaceCreated, { ...created, created_at: '2026-01-01T00:00:00.000Z' });
    await eventually(async () => expect(await brand()).toMatchObject({ name: 'Lumen Lamps GmbH', color: null }));
    await platform.publish(BrandChanged, changed('Lumen Lamps', '2026-01-02T00:00:00.000Z'));
    await eventually(async () =>
      expect(await brand()).toEqual({
        name: 'Lumen Lamps',
        color: '#7a4a0a',
        contact: { name: 'Ada', phone: '+49 30 1234567', email: null, hours: null },
        privacyUrl: 'https://lumen.example/privacy',
        tone: 'formal',
        logoPath: '/logos/0198c0de-0000-7000-8000-000000000009.png',
        callBackUrl: null,
      }),
    );
  });

  it('says how customers are addressed, unless the survey says otherwise', async () => {
    const texts = { ...definition.texts, de: { 'questions.nps.title': 'Wie war es?' } };
    const german = { ...definition, languages: [...definition.languages, 'de'], texts };
    const own = await publishSurvey(platform, { definition: german });
    const formal = await publishSurvey(platform, { definition: { ...german, tone: 'formal' } });
    const error = async ({ linkCode }: KnownSurvey) =>
      (await platform.http.post(`/s/${linkCode}`).type('form').send({ ':language': 'de' })).text;
    expect(await error(own)).toContain('Wählen Sie eine Zahl von 0 bis 10');
    await platform.publish(BrandChanged, { ...changed('Lumen Lamps', '2026-01-02T01:00:00.000Z'), tone: 'informal' });
    await eventually(async () => expect(await error(own)).toContain('Wähle eine Zahl von 0 bis 10'));
    const thanks = (code: string) => platform.http.get(`/s/${code}/thanks?lang=de`);
    expect((await thanks(own.linkCode)).text).toContain('Deine Antwort');
    expect(await error(formal)).toContain('Wählen Sie eine Zahl von 0 bis 10');
  });

  it('is not set back by a change that arrives late', async () => {
    await platform.publish(BrandChanged, changed('Too late', '2026-01-01T12:00:00.000Z'));
    const renamed = { workspace_id: platform.tenantId, name: 'Lampen Adler', ...settings };
    await platform.publish(WorkspaceChanged, { ...renamed, changed_at: '2026-01-03T00:00:00.000Z' });
    const row = async () => (await platform.sql('select workspace_name, name from responses.workspace_brand'))[0];
    await eventually(async () => expect(await row()).toEqual({ workspace_name: 'Lampen Adler', name: 'Lumen Lamps' }));
    await platform.publish(BrandChanged, changed(null, '2026-01-04T00:00:00.000Z'));
    await eventually(async () => expect(await brand()).toMatchObject({ name: 'Lampen Adler' }));
  });
});
