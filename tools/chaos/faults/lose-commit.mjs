import { until } from '../until.mjs';

const INTAKE = /responses batch/;
/** Writing connections by their application name; the intake twice, because it acknowledges responses. */
const WRITERS = [INTAKE, /analytics batch/, /followups batch/, /notifications batch/, INTAKE, /hearback/];

/** F5: cuts connections at a COMMIT of the intake, a consumer group or anyone: before the server receives it, or before its reply. */
export const loseCommit = {
  async inject({ harness, random, recoveryStarts }) {
    const earlier = harness.proxy.cuts;
    const writers = harness.writers ?? WRITERS;
    let application = writers[harness.commitCutRounds++ % writers.length];
    for (const before of [true, false]) {
      harness.proxy.cutCommits(1 + Math.floor(random() * 4), { application, before });
      const cut = (timeoutMs) => until('commits are cut', () => harness.proxy.toCut === 0, timeoutMs, 5);
      await cut(3_000).catch(() => {
        // No connection of that name commits at the moment; the intake does.
        application = INTAKE;
        harness.proxy.cutCommits(harness.proxy.toCut, { application, before });
        return cut(20_000);
      });
    }
    harness.proxy.heal();
    recoveryStarts();
    return { what: `${harness.proxy.cuts - earlier} commits of ${application.source} cut` };
  },
};
