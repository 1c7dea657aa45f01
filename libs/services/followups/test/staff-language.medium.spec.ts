import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TaskOpened, WorkspaceChanged, WorkspaceCreated } from '@hearback/contracts';
import { FollowupsFixture, nps } from './followups-fixture.js';

describe('the reason of a task', () => {
  let fixture: FollowupsFixture;
  beforeAll(async () => {
    fixture = await FollowupsFixture.start();
  });
  afterAll(() => fixture?.medium.close());

  it('is in the language of the workspace, and follows its change', async () => {
    const { medium } = fixture;
    const settings = { workspace_id: medium.tenantId, name: 'Jardin', time_zone: 'Europe/Paris', language: 'fr' };
    await medium.publish(WorkspaceCreated, { ...settings, created_at: '2026-03-01T00:00:00.000Z' });
    await medium.drained();
    await fixture.rule({ conditions: { score: { metric: 'nps', op: 'lte', value: 6 } } });
    const reasonOf = async (score: number) => {
      const [id] = await fixture.submit({ scores: nps(score) });
      return (await medium.events.next(TaskOpened, { response_id: id! })).payload.reason;
    };
    expect(await reasonOf(0)).toBe('NPS 0 est au plus 6');
    const change = (language: string, changed_at: string) =>
      medium.publish(WorkspaceChanged, { ...settings, language, changed_at });
    await change('en', '2026-03-02T00:00:00.000Z');
    await change('fr', '2026-03-01T12:00:00.000Z');
    await medium.drained();
    expect(await reasonOf(1)).toBe('NPS 1 is at most 6');
  });
});
