import { quantile } from './statistics.mjs';
import { newWorkspace } from './workspace.mjs';

/** Answer sent → the metric shows it, one after the other, as a person would watch it. Reference: the bare submission. */
export async function visibility({ product }) {
  const workspace = await newWorkspace(product.url, 'visibility');
  const seen = [];
  const accepted = [];
  for (let n = 1; n <= 300; n += 1) {
    const at = performance.now();
    await workspace.call('POST', '/v1/responses', { survey_id: workspace.surveyId, answers: { recommend: n % 11 } });
    accepted.push(performance.now() - at);
    for (let counted = 0; counted < n;) {
      const report = await workspace.call('GET', `/v1/metrics/nps?survey_id=${workspace.surveyId}`);
      counted = report.series[0]?.total.n ?? 0;
    }
    seen.push(performance.now() - at);
  }
  const value = quantile(seen, 0.99);
  return [
    {
      name: 'answer to visible in the metric, p99',
      value,
      unit: 'ms',
      reference: quantile(accepted, 0.99),
      referenceName: 'submission alone, p99',
      goal: '<= 500',
      met: value <= 500,
    },
  ];
}
