import { quantile } from './statistics.mjs';
import { newWorkspace } from './workspace.mjs';

/** Submits responses one after another and polls the metric until it shows each. p99 in ms of both, and of the submission alone. */
export async function measureVisibility(workspace, count) {
  const seen = [];
  const accepted = [];
  for (let n = 1; n <= count; n += 1) {
    const at = performance.now();
    await workspace.call('POST', '/v1/responses', { survey_id: workspace.surveyId, answers: { recommend: n % 11 } });
    accepted.push(performance.now() - at);
    for (let counted = 0; counted < n;) {
      const report = await workspace.call('GET', `/v1/metrics/nps?survey_id=${workspace.surveyId}`);
      counted = report.series[0]?.total.n ?? 0;
    }
    seen.push(performance.now() - at);
  }
  return { seen: quantile(seen, 0.99), accepted: quantile(accepted, 0.99) };
}

/** Time from a submission until the metric shows it, without other load. Reference: the submission alone. */
export async function visibility({ product }) {
  const { seen, accepted } = await measureVisibility(await newWorkspace(product.url, 'visibility'), 300);
  return [
    {
      name: 'response visible in the metric, p99',
      value: seen,
      unit: 'ms',
      reference: accepted,
      referenceName: 'submission alone, p99',
      goal: '<= 500',
      met: seen <= 500,
    },
  ];
}
