import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** How soon promises and tasks are due, in milliseconds. */
const DUE_MS = 2_000;
const LOOK_MS = 200;

/** How far the tasks about answers are. */
const STATES = `select t.id, t.status,
    exists (select from followups.thread_message m where m.tenant_id = t.tenant_id and m.task_id = t.id and m.direction = 'in') as answered,
    (select count(*)::int from followups.task_escalation e where e.tenant_id = t.tenant_id and e.task_id = t.id) as steps,
    (select min(p.status) from followups.promise p where p.tenant_id = t.tenant_id and p.task_id = t.id) as promise
  from followups.task t where t.response_id is not null`;

/** What has to be set in a workspace before its tasks can be followed up: two steps of escalation, and a survey after resolutions. */
export async function prepareFollowUp(call, { surveyId, ownerId }) {
  const step = (action, staff_ids) => ({ clock: 'resolution', after_minutes: 0, action, staff_ids });
  await call('PUT', '/v1/sla-targets', {
    targets: [
      {
        name: 'All',
        rule_ids: null,
        touchpoint_ids: null,
        customer_value: null,
        first_response_minutes: null,
        resolution_minutes: null,
        steps: [step('raise', []), step('notify', [ownerId])],
      },
    ],
  });
  await call('PUT', '/v1/recovery-settings', { enabled: true, survey_id: surveyId, delay_minutes: 0 });
}

/**
 * What staff do once a customer has answered: they promise something, keep it in time, late, or at another time, miss the due time of the
 * task, and resolve it. Each call is repeated until it is accepted.
 */
export class FollowUps {
  #states = new Map();
  #works = [];
  #stopped = false;
  /** Tasks that are resolved. */
  resolved = 0;

  constructor({ database, staff, accepted }) {
    this.database = database;
    this.staff = staff;
    this.accepted = accepted;
    this.looking = this.#look();
  }

  /** Follows a task up; `n` chooses what becomes of its promise. */
  start(taskId, n) {
    this.#works.push(this.#follow(taskId, n).catch((error) => this.#stopped || Promise.reject(error)));
  }

  /** Tasks that are not resolved yet. */
  get open() {
    return this.#works.length - this.resolved;
  }

  /** Grows while tasks come further. */
  get mark() {
    return [...this.#states.values()].map(({ status, steps, promise }) => `${status}${steps}${promise}`).join();
  }

  /** Gives up what is not done. */
  async stop() {
    this.#stopped = true;
    await this.looking;
    await Promise.all(this.#works);
  }

  async #follow(taskId, n) {
    await this.#when(taskId, ({ answered }) => answered);
    const { id } = await this.#promise(taskId);
    if (n % 3 === 2) await this.#move(id);
    if (n % 3 === 1) await this.#when(taskId, ({ promise }) => promise === 'broken');
    await this.#twice('POST', `/v1/promises/${id}/keep`);
    await this.#accepted(async () => {
      const { revision } = await this.staff('GET', `/v1/tasks/${taskId}`);
      return this.staff('PATCH', `/v1/tasks/${taskId}`, { due_at: soon() }, { 'if-match': `"${revision}"` });
    });
    await this.#when(taskId, ({ steps }) => steps >= 2);
    await this.#accepted(async () => {
      const task = await this.staff('GET', `/v1/tasks/${taskId}`);
      const resolution = { root_cause: 'delivery', outcome: 'recovered' };
      return task.status === 'resolved' ? task : this.staff('POST', `/v1/tasks/${taskId}/resolve`, resolution);
    });
    this.resolved += 1;
  }

  /** Without a reply the promise may be made or not, so it is looked for first; each one that is made is sent twice. */
  #promise(taskId) {
    return this.#accepted(async () => {
      const { data } = await this.staff('GET', `/v1/promises?task_id=${taskId}`);
      if (data.length > 0) return data[0];
      return this.#send('POST', `/v1/tasks/${taskId}/promises`, { what: 'A new lamp.', due_at: soon() });
    });
  }

  #move(id) {
    const later = () => new Date(Date.now() + 3_600_000).toISOString();
    return this.#accepted(() =>
      this.#send('POST', `/v1/promises/${id}/move`, { due_at: later(), reason: 'No lamps.' }),
    );
  }

  #twice(method, path) {
    return this.#accepted(() => this.#send(method, path));
  }

  /** Sends a request twice with one key, as clients do whose connection broke. */
  async #send(method, path, body) {
    const key = { 'idempotency-key': randomUUID() };
    await this.staff(method, path, body, key);
    return this.staff(method, path, body, key);
  }

  #accepted(attempt) {
    return this.accepted(() => (this.#stopped ? Promise.resolve({}) : attempt()));
  }

  async #when(taskId, is) {
    const key = taskId.replace(/^tsk_/, '');
    for (;;) {
      if (this.#stopped) throw new Error('stopped');
      const state = this.#states.get(key);
      if (state !== undefined && is(state)) return;
      await wait(LOOK_MS);
    }
  }

  async #look() {
    while (!this.#stopped) {
      const { rows } = await this.database.query(STATES);
      this.#states = new Map(rows.map((row) => [row.id.replaceAll('-', ''), row]));
      await wait(LOOK_MS);
    }
  }
}

const soon = () => new Date(Date.now() + DUE_MS).toISOString();
