import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResponseRevised, ResponseSubmitted, ResponseWithdrawn, type ResponseRevisedV1 } from '@hearback/contracts';
import { FollowupsFixture, nps, submitted } from './followups-fixture.js';

describe('tasks about revised responses', () => {
  let fixture: FollowupsFixture;
  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
    await fixture.rule();
  });
  afterAll(() => fixture?.medium.close());

  const revise = async (response_id: string, revision: number, overrides: Partial<ResponseRevisedV1> = {}) => {
    const now = fixture.medium.clock.now();
    const content = submitted(now, { response_id, ...overrides });
    const revised = { revision, revised_at: now.toISOString(), completed: true };
    await fixture.medium.publish(ResponseRevised, { ...content, ...revised });
    await fixture.medium.drained();
  };
  const detail = async (responseId: string) => {
    const [task] = await fixture.tasksOf(responseId);
    return fixture.get(`/v1/tasks/${task.id}`);
  };

  it('record a better answer in their history and stay open', async () => {
    const [id] = await fixture.submit({});
    await revise(id!, 2, { scores: nps(9) });
    const task = await detail(id!);
    expect(task).toMatchObject({ status: 'open', response: { scores: [{ score: 9 }] } });
    expect(task.history.at(-1)).toMatchObject({
      kind: 'response_revised',
      actor: { kind: 'customer', id: null },
      detail: { revision: '2', from: 'recommend 3', to: 'recommend 9' },
    });
    await revise(id!, 2, { scores: nps(8) });
    expect((await detail(id!)).history).toHaveLength(task.history.length);
  });

  it('are opened by an answer that turns low, and once only', async () => {
    const [id] = await fixture.submit({ scores: nps(9) });
    expect(await fixture.tasksOf(id!)).toEqual([]);
    await revise(id!, 2, { scores: nps(2) });
    expect(await fixture.tasksOf(id!)).toMatchObject([{ title: 'Call C-1 back: 2', status: 'open' }]);
    await revise(id!, 3, { scores: nps(10) });
    await revise(id!, 4, { scores: nps(1) });
    expect(await fixture.tasksOf(id!)).toHaveLength(1);
    expect((await detail(id!)).history.map(({ kind }: { kind: string }) => kind)).toEqual([
      'opened',
      'response_revised',
      'response_revised',
    ]);
  });

  it('record it after they were resolved, too', async () => {
    const [id] = await fixture.submit({});
    const [task] = await fixture.tasksOf(id!);
    const resolution = { root_cause: 'delivery', outcome: 'recovered' };
    const resolved = await fixture.medium.as().post(`/v1/tasks/${task.id}/resolve`).send(resolution);
    expect(resolved.status).toBe(200);
    await revise(id!, 2, { scores: nps(0) });
    expect(await detail(id!)).toMatchObject({ status: 'resolved', outcome: 'recovered' });
    expect((await detail(id!)).history.at(-1)).toMatchObject({ kind: 'response_revised' });
  });

  it('follow the newest answers when the submission arrives after its revision', async () => {
    const id = randomUUID();
    await revise(id, 2, { scores: nps(9) });
    await fixture.submit({ response_id: id, scores: nps(1) });
    expect(await fixture.tasksOf(id)).toEqual([]);
  });

  it('are opened for the other responses of a batch with one that was withdrawn, or that opens no tasks', async () => {
    const [withdrawn, silent, unhappy] = [randomUUID(), randomUUID(), randomUUID()];
    const at = fixture.medium.clock.now();
    const payload = {
      response_id: withdrawn,
      survey_id: randomUUID(),
      import_id: null,
      withdrawn_at: at.toISOString(),
    };
    await fixture.medium.publish(ResponseWithdrawn, payload);
    await fixture.medium.drained();
    for (const [response_id, open_tasks] of [
      [withdrawn, true],
      [silent, false],
      [unhappy, true],
    ] as const)
      await fixture.medium.publish(ResponseSubmitted, submitted(at, { response_id, open_tasks }));
    await fixture.medium.drained();
    await revise(withdrawn, 2, { scores: nps(1) });
    expect(await fixture.tasksOf(withdrawn, silent)).toEqual([]);
    expect(await fixture.tasksOf(unhappy)).toHaveLength(1);
  });
});
