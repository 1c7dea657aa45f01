import { setTimeout as wait } from 'node:timers/promises';
import { until } from '../until.mjs';

const SERVICE = 'analytics';
const TIMEOUT_MS = 90_000;

/** S1: starts a second process of a service under load, which takes over partitions, and kills it, so that they return (shape split). */
export const takeOver = {
  async inject({ harness, recoveryStarts }) {
    const { default: kafkajs } = await import('kafkajs');
    const brokers = harness.kafka.bootstrap.split(',');
    const admin = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING }).admin();
    await admin.connect();
    const shares = () => sharesOf(admin, kafkajs.AssignerProtocol);
    try {
      const members = (await until('the partitions are assigned', shares, TIMEOUT_MS, 200)).length;
      const among = (count) => async () => sharedAmong(await shares(), count);
      const before = await until('every member has partitions', among(members), TIMEOUT_MS, 200);
      const second = await harness.startSecond(SERVICE);
      const together = await until('the new member has partitions', among(members + 1), TIMEOUT_MS, 200);
      await wait(5_000);
      await second.kill();
      recoveryStarts();
      const after = await until('the remaining members have all partitions', among(members), TIMEOUT_MS, 200);
      return { what: `partitions of ${SERVICE}: ${[before, together, after].join(', then ')}`, kills: 1 };
    } finally {
      await admin.disconnect();
    }
  },
};

/** The number of partitions of each member of the group; undefined during a rebalance. */
async function sharesOf(admin, { MemberAssignment }) {
  const { groups } = await admin.describeGroups([SERVICE]);
  if (groups[0].state !== 'Stable') return undefined;
  return groups[0].members.map(({ memberAssignment }) =>
    Object.values(MemberAssignment.decode(memberAssignment)?.assignment ?? {}).reduce(
      (sum, list) => sum + list.length,
      0,
    ),
  );
}

/** The shares as text if the group has that many members and each has partitions; otherwise false. */
function sharedAmong(shares, members) {
  return shares?.length === members && shares.every((share) => share > 0) && shares.join(' + ');
}
