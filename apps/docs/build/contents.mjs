/**
 * The pages in their order, by parts of the contents: their path below /docs and the file of the repository that they are made from.
 * `title` replaces the first heading in the contents.
 */
export const contents = [
  {
    title: 'Start',
    pages: [
      { path: '', file: 'docs/index.md', title: 'Overview' },
      { path: 'start-shop', file: 'docs/start-shop.md', title: 'For a shop' },
      { path: 'start-staff', file: 'docs/start-staff.md', title: 'For staff' },
      { path: 'start-integrator', file: 'docs/start-integrator.md', title: 'For an integrator' },
    ],
  },
  {
    title: 'Understand',
    pages: [
      { path: 'metrics', file: 'docs/metrics.md', title: 'Metrics and verdicts' },
      { path: 'reports', file: 'docs/reports.md' },
      { path: 'verdicts', file: 'docs/verdicts.md' },
      { path: 'privacy', file: 'docs/privacy.md', title: 'Privacy' },
    ],
  },
  {
    title: 'Collect',
    pages: [
      { path: 'web-pages', file: 'docs/web-pages.md', title: 'Surveys on web pages' },
      { path: 'widget', file: 'apps/widget/README.md', title: 'The widget' },
      { path: 'imports', file: 'docs/imports.md' },
    ],
  },
  {
    title: 'Integrate',
    pages: [
      { path: 'api', file: 'docs/api.md', title: 'How the API works' },
      { path: 'sdk', file: 'docs/sdk.md', title: 'The SDK' },
      { path: 'webhooks', file: 'docs/webhooks.md', title: 'Webhooks' },
      { path: 'recipes/order-to-survey', file: 'docs/recipes/order-to-survey.md', title: 'Recipe: order to survey' },
      { path: 'recipes/low-score-to-row', file: 'docs/recipes/low-score-to-row.md', title: 'Recipe: low score to row' },
      { path: 'problems', file: 'docs/problems.md' },
    ],
  },
  {
    title: 'Operate',
    pages: [
      { path: 'operating', file: 'docs/operating.md', title: "Operator's guide" },
      { path: 'operations', file: 'docs/operations.md', title: 'Daily operations' },
      { path: 'sending', file: 'docs/sending.md' },
      { path: 'receiving', file: 'docs/receiving.md' },
      { path: 'containers', file: 'docker/README.md', title: 'Containers' },
      { path: 'kubernetes', file: 'k8s/README.md', title: 'Kubernetes' },
      { path: 'configuration', file: 'docs/configuration.md' },
      { path: 'metrics-reference', file: 'docs/metrics-reference.md', title: 'Metrics of the processes' },
      { path: 'scale', file: 'docs/scale.md' },
      { path: 'measurements', file: 'docs/measurements.md' },
    ],
  },
];

/** Folder of the decisions, which are pages without a place in the contents. */
export const DECISIONS = 'docs/adr';
