import { until } from '../until.mjs';

const INTAKE = /responses batch/;
/** The ones who write, by the name of their connections; the intake twice, because its answers are promises. */
const WRITERS = [INTAKE, /analytics batch/, /followups batch/, /notifications batch/, INTAKE, /hearback/];

/** F5: connections are torn at a COMMIT, of the intake, of a group of readers or of anybody; before it arrives, or before its reply does. */
export const loseCommit = {
  async inject({ stand, random, begin }) {
    const earlier = stand.proxy.cuts;
    let application = WRITERS[stand.torn++ % WRITERS.length];
    for (const before of [true, false]) {
      stand.proxy.cutCommits(1 + Math.floor(random() * 4), { application, before });
      const isTorn = (patience) => until('commits are torn', () => stand.proxy.toCut === 0, patience, 5);
      await isTorn(3_000).catch(() => {
        // Nobody of that name writes just now; the intake does.
        application = INTAKE;
        stand.proxy.cutCommits(stand.proxy.toCut, { application, before });
        return isTorn(20_000);
      });
    }
    stand.proxy.heal();
    begin();
    return { what: `${stand.proxy.cuts - earlier} commits of ${application.source}` };
  },
};
