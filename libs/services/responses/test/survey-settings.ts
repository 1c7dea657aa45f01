import { SurveySettingsChanged, type SurveySettingsChangedV1 } from '@hearback/contracts';
import type { Medium } from '@hearback/testing';
import type { KnownSurvey } from './builders.js';

/** Changes the settings of a survey as the survey service would, and waits until this service knows them. */
export async function changeSettings(
  platform: Medium,
  survey: KnownSurvey,
  settings: Partial<SurveySettingsChangedV1>,
): Promise<void> {
  const none = { opens_at: null, closes_at: null, response_quota: null, frame_origins: [] };
  const changed_at = platform.clock.now().toISOString();
  await platform.publish(SurveySettingsChanged, { survey_id: survey.uuid, ...none, ...settings, changed_at });
  await platform.drained();
}
