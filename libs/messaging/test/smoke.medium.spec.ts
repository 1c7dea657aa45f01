import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { PostgresTransport } from '../src/index.js';
import { logBed, type LogBed } from './log-bed.js';
import { counted } from './probe.js';
let bed: LogBed; let t: PostgresTransport;
beforeAll(async () => { bed = await logBed({ poke: (x) => t.poke(x) }); t = new PostgresTransport(bed.service.preTenantLookup, bed.clock); });
afterAll(async () => { await t.stop(); await bed.close(); });
it('smokes', async () => {
  const m = await bed.member();
  await t.start(m.reader);
  await bed.append(...Array.from({ length: 300 }, (_, i) => counted(`k${i % 7}`, i)));
  await eventually(async () => expect(await bed.database.sql('select count(*)::int from probe.effect')).toEqual([{ count: 300 }]));
  expect(m.delivery.counts()).toEqual([]);
});
