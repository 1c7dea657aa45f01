import { apiClient } from '../product/product.mjs';
import { surveys } from '../demo/surveys.mjs';

/** Creates a workspace with the demo's delivery survey, published and known to the intake. */
export async function newWorkspace(url, name) {
  const email = `${name}-${Date.now()}@bench.example`;
  const password = 'correct horse battery staple';
  const created = await apiClient(url)('POST', '/v1/workspaces', {
    name,
    time_zone: 'Europe/Paris',
    language: 'en',
    owner: { name: 'Bench', email, password },
  });
  const call = apiClient(url, created.secret_key);
  const draft = await call('POST', '/v1/surveys', surveys.delivery);
  const survey = await call('POST', `/v1/surveys/${draft.id}/publish`);
  for (let known = false; !known;) known = (await fetch(`${url}/s/${survey.link_code}`)).ok;
  return {
    call,
    email,
    password,
    secretKey: created.secret_key,
    publishableKey: created.publishable_key,
    tenantId: created.workspace.id,
    surveyId: survey.id,
    linkCode: survey.link_code,
  };
}
