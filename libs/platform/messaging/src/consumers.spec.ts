import { describe, expect, it } from '@jest/globals';
import { Type } from '@sinclair/typebox';
import { defineEvent, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { deadLetter, done, skip, type Outcome } from '@hearback/kernel';
import { Consumers } from './consumers.js';
import { each, Subscribe } from './subscribe.js';
import type { RawEvent } from './transport.js';

const A = defineEvent('probe.a-happened.v1', Type.Object({ n: Type.Integer() }), () => 'k');
const B = defineEvent('other.b-happened.v1', Type.Object({ n: Type.Integer() }), () => 'k');

class Probe {
  readonly runs: string[] = [];

  @Subscribe(A)
  async a(events: readonly EventOf<typeof A>[]): Promise<readonly Outcome[]> {
    this.runs.push(`a ${events.map((event) => event.payload.n).join(' ')}`);
    return each(events, async (event) => (event.payload.n === 2 ? skip('two') : done()));
  }

  @Subscribe(B)
  async b(events: readonly EventOf<typeof B>[]): Promise<Outcome[]> {
    this.runs.push(`b ${events.map((event) => event.payload.n).join(' ')}`);
    return events.map(() => deadLetter('never'));
  }
}

class Both {
  readonly runs: string[] = [];

  @Subscribe(A)
  @Subscribe(B)
  async all(events: readonly (EventOf<typeof A> | EventOf<typeof B>)[]): Promise<Outcome[]> {
    this.runs.push(events.map((event) => `${event.type === A.type ? 'a' : 'b'}${event.payload.n}`).join(' '));
    return events.map(() => done());
  }
}

const raw = (type: string, n: unknown, offset: number, key = 'k'): RawEvent => ({
  id: `id ${offset}`,
  type,
  tenantId: 'tenant',
  key,
  time: new Date(0),
  body: typeof n === 'string' ? n : JSON.stringify({ n }),
  position: { topic: 'probe.events', partition: 0, offset },
});

const tx = {} as BatchTx;

describe('the consumers of a group', () => {
  it('name their types and topics', () => {
    const consumers = new Consumers([new Probe(), {}]);
    expect(consumers.types).toEqual([A.type, B.type]);
    expect(consumers.topics).toEqual(['probe.events', 'other.events']);
  });

  it('receive the types of one method together, in their order', async () => {
    const both = new Both();
    const consumers = new Consumers([both]);
    const prepared = await consumers.prepare([raw(A.type, 1, 0), raw(B.type, 2, 1), raw(A.type, 3, 2)]);
    expect(await consumers.apply(prepared, tx)).toHaveLength(3);
    expect(both.runs).toEqual(['a1 b2 a3']);
  });

  it('receive runs of one type in order, which skipped and invalid events do not split', async () => {
    const probe = new Probe();
    const consumers = new Consumers([probe]);
    const prepared = await consumers.prepare([
      raw(A.type, 1, 0),
      raw('probe.unknown.v1', 1, 1),
      raw(A.type, 'no json', 2),
      raw(A.type, 2, 3),
      raw(B.type, 3, 4),
      raw(A.type, 4, 5),
      raw(A.type, 4.5, 6),
    ]);
    expect(await consumers.apply(prepared, tx)).toEqual([
      done(),
      skip('not subscribed'),
      deadLetter('the payload is not JSON'),
      skip('two'),
      deadLetter('never'),
      done(),
      deadLetter('payload/n must be integer'),
    ]);
    expect(probe.runs).toEqual(['a 1 2', 'b 3', 'a 4']);
  });

  it('receive few runs of mixed types, in which the events of a key keep their order', async () => {
    const probe = new Probe();
    const consumers = new Consumers([probe]);
    const prepared = await consumers.prepare([
      raw(A.type, 1, 0, 'x'),
      raw(B.type, 2, 1, 'y'),
      raw(A.type, 3, 2, 'z'),
      raw(B.type, 4, 3, 'x'),
      raw(A.type, 5, 4, 'x'),
      raw(A.type, 6, 5, 'z'),
      raw(B.type, 7, 6, 'z'),
    ]);
    expect(await consumers.apply(prepared, tx)).toHaveLength(7);
    expect(probe.runs).toEqual(['a 1 3', 'b 2 4', 'a 5 6', 'b 7']);
  });

  it('reject two methods for one type', () => {
    expect(() => new Consumers([new Probe(), new Probe()])).toThrow('two methods consume probe.a-happened.v1');
  });

  it('fail if a consumer does not return one outcome per event', async () => {
    class Silent {
      @Subscribe(A)
      async a(): Promise<Outcome[]> {
        return [];
      }
    }
    const consumers = new Consumers([new Silent()]);
    const prepared = await consumers.prepare([raw(A.type, 1, 0)]);
    await expect(consumers.apply(prepared, tx)).rejects.toThrow('returned 0 outcomes for 1 events');
  });
});
