import { quantile } from '../bench/statistics.mjs';
import { seeded } from '../chaos/random.mjs';
import { Agenda, Server } from './agenda.mjs';
import { ASSUMPTIONS } from './model.mjs';

/** Virtual milliseconds before anything is counted, and those counted. */
const WARM_UP = 1_000;

/** Times vary as in the real thing: seldom much longer. The mean is `mean`. */
const spread = (random) => (mean) => -mean * Math.log(1 - random());

/** Processes of the intake: each checks one answer at a time and commits in groups, one group under way at a time. */
function intake({ agenda, costs, processes, log, vary, stored, assumed }) {
  return Array.from({ length: processes }, () => {
    const cpu = new Server(agenda);
    let waiting = [];
    let committing = false;
    const commit = () => {
      if (committing || waiting.length === 0) return;
      committing = true;
      const group = waiting.slice(0, assumed.group);
      waiting = waiting.slice(assumed.group);
      log.serve(vary(costs.commit.groupMs) + costs.commit.rowMs * group.length, () => {
        stored(group);
        committing = false;
        commit();
      });
    };
    return {
      cpu,
      take: (answer) =>
        cpu.serve(vary(costs.processCpuMs.responses), () => {
          waiting.push(answer);
          commit();
        }),
    };
  });
}

/** A group of the log: a partition belongs to one process; a batch holds its partition until the effects are committed. */
function readers({ agenda, costs, service, processes, partitions, vary, done, assumed }) {
  const cpus = Array.from({ length: processes }, () => new Server(agenda));
  const parts = Array.from({ length: partitions }, (_, nth) => ({
    waiting: [],
    held: false,
    cpu: cpus[nth % processes],
  }));
  const work = (part) => {
    if (part.held || part.waiting.length === 0) return;
    part.held = true;
    const batch = part.waiting.slice(0, assumed.batch);
    part.waiting = part.waiting.slice(assumed.batch);
    part.cpu.serve(batch.length * costs.processCpuMs[service], () =>
      agenda.in(vary(costs.commit.groupMs) + batch.length * costs.postgresCpuMs[service], () => {
        for (const answer of batch) done(answer);
        part.held = false;
        work(part);
      }),
    );
  };
  return {
    cpus,
    deliver: (answer) => {
      const part = parts[answer.partition];
      part.waiting.push(answer);
      work(part);
    },
  };
}

/**
 * One database with its processes under the peak load of a plan, answer by answer, in virtual time: a discrete-event
 * simulation whose only chance is `seed`. Times are ms; busy is the share of the time.
 */
export function simulate(costs, plan, { seed = 1, seconds = 10, assumed = ASSUMPTIONS } = {}) {
  const random = seeded(seed);
  const vary = spread(random);
  const agenda = new Agenda();
  const log = new Server(agenda);
  const end = WARM_UP + seconds * 1000;
  const times = { acknowledged: [], counted: [], tasked: [] };
  const counted = (name) => (answer) => answer.at >= WARM_UP && times[name].push(agenda.now - answer.at);
  const gatewayCpus = Array.from({ length: plan.processesInEach.gateway }, () => new Server(agenda));
  const group = (service, name) =>
    readers({
      agenda,
      costs,
      service,
      processes: plan.processesInEach[service],
      partitions: plan.partitions,
      vary,
      done: counted(name),
      assumed,
    });
  const analytics = group('analytics', 'counted');
  const followups = group('followups', 'tasked');
  let groups = 0;
  let grouped = 0;
  const stored = (answers) => {
    groups += 1;
    grouped += answers.length;
    for (const answer of answers) counted('acknowledged')(answer);
    agenda.in(vary(assumed.carryMs), () => {
      for (const answer of answers) {
        analytics.deliver(answer);
        followups.deliver(answer);
      }
    });
  };
  const processes = intake({ agenda, costs, processes: plan.processesInEach.responses, log, vary, stored, assumed });
  const gap = (1000 * plan.databases) / plan.peak;
  let arrived = 0;
  const arrive = () => {
    const answer = { at: agenda.now, partition: Math.floor(random() * plan.partitions) };
    const nth = (arrived += 1);
    gatewayCpus[nth % gatewayCpus.length].serve(vary(costs.processCpuMs.gateway), () =>
      processes[nth % processes.length].take(answer),
    );
    agenda.in(vary(gap), arrive);
  };
  agenda.in(vary(gap), arrive);
  agenda.run(end);
  const share = (servers) => servers.reduce((sum, { busyFor }) => sum + busyFor, 0) / servers.length / end;
  return {
    acknowledged: times.acknowledged.length,
    groupSize: grouped / groups,
    acknowledgedMs: { p50: quantile(times.acknowledged, 0.5), p99: quantile(times.acknowledged, 0.99) },
    countedMs: { p50: quantile(times.counted, 0.5), p99: quantile(times.counted, 0.99) },
    taskedMs: { p99: quantile(times.tasked, 0.99) },
    busy: {
      log: share([log]),
      gateway: share(gatewayCpus),
      responses: share(processes.map(({ cpu }) => cpu)),
      analytics: share(analytics.cpus),
      followups: share(followups.cpus),
    },
  };
}
