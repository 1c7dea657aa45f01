import { until } from '../until.mjs';

/** The ones who write, by the name of their connections; the intake twice, because its answers are promises. */
const WRITERS = [
  /responses batch/,
  /analytics batch/,
  /followups batch/,
  /notifications batch/,
  /responses batch/,
  /hearback/,
];

/** F5: connections are torn at a COMMIT, of the intake, of a group of readers or of anybody; before it arrives, or before its reply does. */
export const loseCommit = {
  async inject({ stand, random, begin, round }) {
    const earlier = stand.proxy.cuts;
    const application = WRITERS[round % WRITERS.length];
    for (const before of [true, false]) {
      stand.proxy.cutCommits(1 + Math.floor(random() * 4), { application, before });
      await until('commits are torn', () => stand.proxy.toCut === 0, 10_000, 5).catch(() => undefined);
    }
    stand.proxy.heal();
    begin();
    return { what: `${stand.proxy.cuts - earlier} commits of ${application.source}` };
  },
};
