import { setTimeout as wait } from 'node:timers/promises';
import { answerMail, mailedLinks } from './mailed.mjs';

const DAY_MINUTES = 1440;

const TEXTS = {
  en: { 'questions.helped.title': 'How satisfied are you with how we handled it?', 'questions.why.title': 'Why?' },
  de: {
    'questions.helped.title': 'Wie zufrieden sind Sie damit, wie wir es gelöst haben?',
    'questions.why.title': 'Warum?',
  },
};

/** Customers whose tasks were resolved, and what they say afterwards. */
const AFTERWARDS = [
  {
    customer: { id: 'V-1', name: 'Mira Sand', language: 'en', email: 'mira.sand@mail.example' },
    comment: 'The dimmer hums, and the hotline hung up.',
    says: { helped: '5', why: 'A new dimmer came the next day, and somebody called to ask.' },
  },
  {
    customer: { id: 'V-2', name: 'Peter Brandt', language: 'de', email: 'peter.brandt@mail.example' },
    comment: 'Zum zweiten Mal die falsche Farbe.',
    says: { helped: '1', why: 'Auch die neue Lampe hat die falsche Farbe und ist schon kaputt. Sehr ärgerlich.' },
  },
];

/** Publishes what customers are asked after a resolution; returns the survey. */
export async function publishRecoverySurvey(call, touchpoint_id) {
  const survey = await call('POST', '/v1/surveys', {
    name: 'Did it help?',
    kind: 'support',
    touchpoint_id,
    definition: {
      default_language: 'en',
      languages: ['en', 'de'],
      texts: TEXTS,
      questions: [
        { key: 'helped', kind: 'csat', required: true, scale: { min: 1, max: 5 } },
        { key: 'why', kind: 'text', multiline: true },
      ],
    },
  });
  return call('POST', `/v1/surveys/${survey.id}/publish`);
}

/**
 * Resolves two tasks, after which customers are asked by a survey whether it helped: one is satisfied, the other one is not, which opens the
 * task again. Mail has to go to the inbox of this machine.
 */
export async function askWhetherItHelped(url, call, surveyId, recoverySurveyId) {
  const settings = { enabled: true, survey_id: recoverySurveyId };
  const quiet = await changeQuietHours(call, null);
  await call('PUT', '/v1/recovery-settings', { ...settings, delay_minutes: 0 });
  for (const { customer, comment, says } of AFTERWARDS) {
    const task = await resolvedTask(call, surveyId, customer, comment);
    await answerMail(url, (await mailedLinks(url, customer.email)).survey, says);
    await until(async () => (await call('GET', `/v1/tasks/${task}/recovery`)).data[0]?.state === 'answered');
  }
  await call('PUT', '/v1/recovery-settings', { ...settings, delay_minutes: DAY_MINUTES });
  await changeQuietHours(call, quiet);
}

async function resolvedTask(call, surveyId, { id, name, language, email }, comment) {
  await call('PUT', `/v1/customers/${id}`, { name, language, identities: [{ kind: 'email', value: email }] });
  const body = {
    survey_id: surveyId,
    language,
    answers: { recommend: 2, why: comment },
    customer: { external_id: id },
  };
  const response = await call('POST', '/v1/responses', body);
  let task;
  await until(async () => {
    [task] = (await call('GET', `/v1/tasks?response_id=${response.id}`)).data;
    return task !== undefined && (await call('GET', `/v1/tasks/${task.id}/thread`)).no_way === null;
  });
  await call('POST', `/v1/tasks/${task.id}/first-response`, {});
  const resolution = { root_cause: 'product', outcome: 'replaced', done: 'Sent a new one by courier.' };
  await call('POST', `/v1/tasks/${task.id}/resolve`, resolution);
  return task.id;
}

/** Changes the quiet hours; returns those before. */
async function changeQuietHours(call, quiet_hours) {
  const { waits, per_year, revision, quiet_hours: before } = await call('GET', '/v1/attention-rules');
  await call('PUT', '/v1/attention-rules', { waits, per_year, quiet_hours }, { 'if-match': `"${revision}"` });
  return before;
}

/** Waits until something holds, for at most a minute. Backs off, because every poll counts against the rate limit of the key. */
async function until(holds) {
  const end = Date.now() + 60_000;
  for (let pause = 100; !(await holds()); pause = Math.min(pause * 2, 1000)) {
    if (Date.now() > end) throw new Error('the surveys after resolutions of the demo did not get through');
    await wait(pause);
  }
}
