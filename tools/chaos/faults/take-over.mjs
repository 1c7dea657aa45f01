import { setTimeout as wait } from 'node:timers/promises';
import { until } from '../until.mjs';

const SERVICE = 'analytics';
const PATIENCE = 90_000;

/** S1: a second process of a service starts under load, takes partitions over and is killed, which gives them back (shape split). */
export const takeOver = {
  async inject({ stand, begin }) {
    const { default: kafkajs } = await import('kafkajs');
    const brokers = stand.kafka.bootstrap.split(',');
    const admin = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING }).admin();
    await admin.connect();
    const shares = () => sharesOf(admin, kafkajs.AssignerProtocol);
    try {
      const members = (await until('all is shared', shares, PATIENCE, 200)).length;
      const among = (count) => async () => isWhole(await shares(), count);
      const before = await until('those who are there share all', among(members), PATIENCE, 200);
      const second = await stand.second(SERVICE);
      const together = await until('one more shares', among(members + 1), PATIENCE, 200);
      await wait(5_000);
      await second.kill();
      begin();
      const after = await until('the others have all again', among(members), PATIENCE, 200);
      return { what: `partitions of ${SERVICE}: ${[before, together, after].join(', then ')}`, kills: 1 };
    } finally {
      await admin.disconnect();
    }
  },
};

/** The partitions of each member of the group; undefined while they are being shared out. */
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

/** The shares as text where so many members have them all and none has nothing; else false. */
function isWhole(shares, members) {
  return shares?.length === members && shares.every((share) => share > 0) && shares.join(' + ');
}
