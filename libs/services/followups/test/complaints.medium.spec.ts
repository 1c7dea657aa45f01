import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ComplaintChanged, ResponseWithdrawn } from '@hearback/contracts';
import { publicId } from '@hearback/kernel';
import { FollowupsFixture, nps } from './followups-fixture.js';

describe('the complaint of a customer', () => {
  let fixture: FollowupsFixture;
  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
    await fixture.rule();
  });
  afterAll(() => fixture?.medium.close());

  /** What was said of the task about an answer, in the order of its revisions. */
  const told = async (taskId: string) => {
    await fixture.medium.drained();
    const events = await fixture.medium.events.all(ComplaintChanged);
    return events
      .map(({ payload }) => payload)
      .filter(({ task_id }) => publicId('tsk', task_id) === taskId)
      .toSorted((a, b) => a.revision - b.revision)
      .map(({ external_id, open }) => [external_id, open]);
  };
  const post = (task: { id: string }, act: string, body: object = {}) =>
    fixture.medium.as({ role: 'editor' }).post(`/v1/tasks/${task.id}/${act}`).send(body).expect(200);
  const answered = (customer: string | null, score: number) =>
    fixture.submit({ scores: nps(score), customer: customer === null ? null : { external_id: customer } });

  it('is open as long as the task about their unhappy answer is, and again if that is opened again', async () => {
    const [task] = await fixture.tasksOf(...(await answered('C-open', 2)));
    expect(await told(task!.id)).toEqual([['C-open', true]]);
    await post(task!, 'resolve', { root_cause: 'product', outcome: 'recovered' });
    await post(task!, 'reopen', { reason: 'Still broken' });
    expect(await told(task!.id)).toEqual([
      ['C-open', true],
      ['C-open', false],
      ['C-open', true],
    ]);
  });

  it('ends with its answer, and with a task by hand that was a mistake', async () => {
    const [response] = await answered('C-gone', 1);
    const [task] = await fixture.tasksOf(response!);
    const withdrawn_at = fixture.medium.clock.now().toISOString();
    await fixture.medium.publish(ResponseWithdrawn, {
      response_id: response!,
      survey_id: response!,
      import_id: null,
      withdrawn_at,
    });
    expect((await told(task!.id)).at(-1)).toEqual(['C-gone', false]);

    const [low] = await answered('C-hand', 0);
    const [byRule] = await fixture.tasksOf(low!);
    await post(byRule!, 'resolve', { root_cause: 'product', outcome: 'recovered' });
    const reply = await fixture.medium
      .as({ role: 'editor' })
      .post('/v1/tasks')
      .send({ title: 'Call back', response_id: publicId('rsp', low!) })
      .expect(201);
    await post(reply.body, 'cancel');
    expect(await told(reply.body.id)).toEqual([
      ['C-hand', true],
      ['C-hand', false],
    ]);
  });

  it('is none if the customer is happy or not known', async () => {
    const [happy] = await answered('C-happy', 9);
    const reply = await fixture.medium
      .as({ role: 'editor' })
      .post('/v1/tasks')
      .send({ title: 'Say thank you', response_id: publicId('rsp', happy!) })
      .expect(201);
    const [unknown] = await fixture.tasksOf(...(await answered(null, 1)));
    expect([await told(reply.body.id), await told(unknown!.id)]).toEqual([[], []]);
  });
});
