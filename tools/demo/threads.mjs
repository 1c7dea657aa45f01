import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { signedIn } from './signed-in.mjs';

/** Texts that the shop's staff write often. */
const SAVED_REPLIES = [
  {
    name: 'Sorry, and what we do',
    text: 'Hello {{ customer.first_name | default: "there" }},\n\nI am sorry about that. This is what we do about it: \n\nDoes that help?',
  },
  {
    name: 'Courier to the door',
    text: 'Hello {{ customer.first_name | default: "there" }},\n\nthe courier picks it up at your door. You need no label and no box. Which morning works for you?',
  },
  { name: 'Rückruf', text: 'Guten Tag {{ customer.name | default: "zusammen" }},\n\nwann dürfen wir Sie anrufen?' },
];

/** Unhappy customers whom the shop writes with, what they say, and where their tasks stand in the end. */
const TALKS = [
  {
    customer: { id: 'T-1', name: 'Hanna Koch', language: 'de', email: 'hanna.koch@mail.example' },
    score: 4,
    comment: 'Die zweite Lampe, die flackert. Ich mag euch, aber langsam wird es albern.',
    first: 'Guten Tag Frau Koch,\n\ndas tut mir leid. Darf ich Ihnen morgen eine neue Fassung mit dem Kurier schicken?',
    state: 'waiting',
  },
  {
    customer: { id: 'T-2', name: 'عمر حداد', language: 'ar', email: 'omar.haddad@mail.example' },
    score: 3,
    comment: 'وصل الطرد متأخرًا أسبوعًا، ولم يخبرني أحد.',
    first: 'مرحبًا عمر،\n\nنعتذر عن التأخير. هل نعيد إليك رسوم الشحن؟',
    answer: 'نعم من فضلك، وشكرًا على الرد السريع.',
    state: 'today',
  },
  {
    customer: { id: 'T-3', name: 'Ellen Byrne', language: 'en', email: 'ellen.byrne@mail.example' },
    score: 3,
    comment: 'The shade arrived with a dent and nobody answers the phone after five.',
    first: 'Hello Ellen,\n\nI am sorry about the dent. A new shade can leave today. Do you want the same one?',
    answer: 'The same one, please. I am at home until noon.',
    state: 'late',
  },
  {
    customer: { id: 'T-4', name: 'Jonas Weber', language: 'en', email: 'jonas.weber@mail.example' },
    score: 2,
    comment: 'The label page said that my order does not exist. I carried the lamp back to the post office twice.',
    first:
      'Hello Jonas,\n\nI am sorry. Our page could not read older order numbers. I can send the courier to your door instead. Does Friday morning work?',
    answer: 'Friday works, before ten please. Thank you for writing yourself.',
    second: 'Booked: the courier comes on Friday between nine and ten. You need no label and no box.',
    state: 'resolved',
  },
];

/** Opens the talks: answers that open tasks, and the first message of staff. `owner`: who writes. Returns them with their tasks. */
export async function openTalks(url, call, surveyId, owner) {
  const asStaff = await signedIn(url, owner);
  const { version } = await call('GET', '/v1/tasks/snippets');
  await call('PUT', '/v1/tasks/snippets', { snippets: SAVED_REPLIES }, { 'if-match': `"${version}"` });
  return Promise.all(
    TALKS.map(async (talk) => {
      const taskId = await openTask(call, surveyId, talk);
      // Staff can write once the customer's address has reached the task.
      await until(async () => (await call('GET', `/v1/tasks/${taskId}/thread`)).no_way === null);
      await asStaff('POST', `/v1/tasks/${taskId}/messages`, { text: talk.first, wait: talk.state === 'waiting' });
      return { ...talk, taskId, asStaff };
    }),
  );
}

/** Carries the talks on once their first messages have left: customers answer on their pages, and tasks come to where they stand. */
export async function answerTalks(url, call, talks) {
  for (const { taskId, answer, second, state, asStaff } of talks) {
    await until(async () => (await call('GET', `/v1/tasks/${taskId}/thread`)).messages[0]?.state !== 'sending');
    if (answer !== undefined) await writeOnPage(call, taskId, answer);
    if (second !== undefined) await asStaff('POST', `/v1/tasks/${taskId}/messages`, { text: second });
    const dueIn = { late: 1 / 60, today: 1.5 }[state];
    if (dueIn !== undefined) await changeDue(call, taskId, dueIn);
    if (state !== 'resolved') continue;
    const resolution = { root_cause: 'website', outcome: 'recovered', done: 'Sent the courier to the door.' };
    await call('POST', `/v1/tasks/${taskId}/resolve`, resolution);
  }
}

async function openTask(call, surveyId, { customer, score, comment }) {
  const { id, name, language, email } = customer;
  const identities = [{ kind: 'email', value: email }];
  await call('PUT', `/v1/customers/${id}`, { name, language, identities });
  const answers = { recommend: score, why: comment };
  const response = await call('POST', '/v1/responses', {
    survey_id: surveyId,
    answers,
    customer: { external_id: id },
  });
  let task;
  await until(async () => {
    [task] = (await call('GET', `/v1/tasks?response_id=${response.id}`)).data;
    return task !== undefined;
  });
  return task.id;
}

/** Writes as the customer does on the page that each message leads to. */
async function writeOnPage(call, taskId, text) {
  const { url } = await call('POST', `/v1/tasks/${taskId}/status-link`, {});
  const body = new URLSearchParams({ go: 'reply', form: randomUUID(), text });
  const reply = await fetch(url, { method: 'POST', body });
  if (!reply.ok) throw new Error(`the page of the customer rejected the reply: ${reply.status}`);
}

async function changeDue(call, taskId, hours) {
  const { revision } = await call('GET', `/v1/tasks/${taskId}`);
  const due_at = new Date(Date.now() + hours * 3_600_000).toISOString();
  await call('PATCH', `/v1/tasks/${taskId}`, { due_at }, { 'if-match': `"${revision}"` });
}

/** Waits until it holds, for at most a minute. Backs off, because every request counts against a rate limit. */
async function until(holds) {
  const end = Date.now() + 60_000;
  for (let pause = 100; !(await holds()); pause = Math.min(pause * 2, 1000)) {
    if (Date.now() > end) throw new Error('the demo waited for a minute in vain');
    await wait(pause);
  }
}
