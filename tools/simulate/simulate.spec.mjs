import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { Agenda, Server } from './agenda.mjs';
import { limitsOfOne, planOf, STEPS } from './model.mjs';
import { simulate } from './queues.mjs';
import { between } from './scale-document.mjs';
import { report } from './table.mjs';

const costs = JSON.parse(readFileSync(new URL('costs.json', import.meta.url), 'utf8'));
const document = readFileSync(new URL('../../docs/scale.md', import.meta.url), 'utf8');

describe('virtual time', () => {
  it('lets things happen in the order of their moments, and of putting where these are equal', () => {
    const agenda = new Agenda();
    const seen = [];
    for (const [after, name] of [
      [3, 'c'],
      [1, 'a'],
      [2, 'b'],
      [1, 'a2'],
      [9, 'never'],
    ])
      agenda.in(after, () => seen.push(name));
    agenda.run(5);
    expect(seen).toEqual(['a', 'a2', 'b', 'c']);
  });

  it('gives the waiting time of the textbook for one server and random arrivals (Pollaczek–Khinchine)', () => {
    const agenda = new Agenda();
    const server = new Server(agenda);
    let state = 7;
    const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    let waited = 0;
    let n = 0;
    const arrive = () => {
      const at = agenda.now;
      server.serve(0.5, () => {
        waited += agenda.now - at - 0.5;
        n += 1;
      });
      agenda.in(-Math.log(random()), arrive);
    };
    agenda.in(0, arrive);
    agenda.run(200_000);
    // Load 0.5, service of constant length 0.5: mean wait = 0.5 × 0.5 / (2 × (1 − 0.5)) = 0.25.
    expect(waited / n).toBeCloseTo(0.25, 1);
    expect(server.busyFor / agenda.now).toBeCloseTo(0.5, 2);
  });
});

describe('the model', () => {
  it('plans nothing busier than it may be at the peak', () => {
    for (const step of STEPS)
      for (const [name, busy] of Object.entries(planOf(costs, step).busy))
        expect([name, busy <= 0.6 + 1e-9]).toEqual([name, true]);
  });

  it('has a partition for every process that reads', () => {
    for (const step of STEPS) {
      const { partitions, processesInEach } = planOf(costs, step);
      expect(partitions).toBeGreaterThanOrEqual(Math.max(processesInEach.analytics, processesInEach.followups));
    }
  });
});

describe('the simulation', () => {
  const plan = planOf(costs, STEPS[1]);

  it('is the same for the same seed and another for another', () => {
    const [first, again, other] = [1, 1, 2].map((seed) => simulate(costs, plan, { seed, seconds: 2 }));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it('uses what the model says that it uses', () => {
    const { busy } = simulate(costs, plan, { seed: 3 });
    expect(busy.responses).toBeCloseTo(plan.busy['processes of responses'], 1);
    expect(busy.analytics).toBeCloseTo(plan.busy['processes of analytics'], 1);
  });

  it('falls behind where the model says that nothing is left', () => {
    const [[, least]] = limitsOfOne(costs);
    const one = {
      ...plan,
      databases: 1,
      processesInEach: Object.fromEntries(Object.keys(plan.processesInEach).map((name) => [name, 1])),
    };
    const calm = simulate(costs, { ...one, peak: least * 0.6 }, { seconds: 5 });
    const over = simulate(costs, { ...one, peak: least * 1.3 }, { seconds: 5 });
    expect(over.countedMs.p99).toBeGreaterThan(5 * calm.countedMs.p99);
  });
});

describe('docs/scale.md', () => {
  it('holds what npm run simulate prints', () => {
    expect(between(document)).toBe(report(costs));
  });
});
