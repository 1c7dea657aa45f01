import { submitConfirmation } from '../product/confirm-address.mjs';
import { apiClient } from '../product/product.mjs';
import { surveys } from '../demo/surveys.mjs';
import { until } from './until.mjs';

/** A task is opened for a response with a comment and a score of at most this. */
export const UNHAPPY = 6;

/** The password of each owner. */
export const OWNER_PASSWORD = 'correct horse battery staple';

const ZONES = ['UTC', 'Asia/Kolkata', 'America/St_Johns'];

/** Creates several workspaces, so that a response stored in the wrong one is noticed; each has a survey, a rule, an owner who gets mail, and a webhook that is told of tasks. */
export async function createWorkspaces(url, { confirmations }, hooks) {
  const found = [];
  for (const [index, zone] of ZONES.entries()) {
    const email = `ida${index}@chaos.example`;
    const password = OWNER_PASSWORD;
    const owner = await apiClient(url)('POST', '/v1/workspaces', {
      name: `Chaos ${index}`,
      time_zone: zone,
      language: 'en',
      owner: { name: 'Ida', email, password },
    });
    await until('the owner gets a confirmation mail', () => confirmations.has(email));
    await submitConfirmation(url, confirmations.get(email), password);
    const call = apiClient(url, owner.secret_key);
    const draft = await call('POST', '/v1/surveys', surveys.delivery);
    const survey = await call('POST', `/v1/surveys/${draft.id}/publish`);
    await call('POST', '/v1/rules', {
      name: 'Unhappy',
      max_tasks_per_hour: 1_000_000,
      conditions: { all: [{ score: { question: 'recommend', op: 'lte', value: UNHAPPY } }, { text: 'present' }] },
      action: { title: 'Call', playbook: 'Call.', due_in_minutes: 1440, assignment: { strategy: 'none' } },
    });
    const hook = await call('POST', '/v1/webhook-endpoints', {
      url: `http://${hooks.host}/${index}`,
      event_types: ['task.opened'],
    });
    hooks.trust(`/${index}`, hook.secret);
    await until('the intake knows the survey', async () => (await fetch(`${url}/s/${survey.link_code}`)).ok);
    found.push({ index, zone, email, key: owner.secret_key, surveyId: survey.id, linkCode: survey.link_code, call });
  }
  return found;
}
