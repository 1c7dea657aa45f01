import { quantile } from './statistics.mjs';
import { newWorkspace } from './workspace.mjs';

/** Sends one answer after the other and watches the metric until it shows each; milliseconds, and of the sending alone. */
export async function watchAnswers(workspace, count) {
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

/** Answer sent → the metric shows it, one after the other, as a person would watch it. Reference: the bare submission. */
export async function visibility({ product }) {
  const { seen, accepted } = await watchAnswers(await newWorkspace(product.url, 'visibility'), 300);
  return [
    {
      name: 'answer to visible in the metric, p99',
      value: seen,
      unit: 'ms',
      reference: accepted,
      referenceName: 'submission alone, p99',
      goal: '<= 500',
      met: seen <= 500,
    },
  ];
}
