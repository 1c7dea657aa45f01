import type { Instrument } from './instrument.js';

/** The text of docs/metrics-reference.md: all metrics of our own that a process exports. */
export function metricsReference(instruments: readonly Instrument[]): string {
  const rows = instruments
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, kind, labels, help }) => `| \`${name}\` | ${kind} | ${labels.join(', ')} | ${help} |`);
  return [
    '# Metrics',
    '',
    'Generated from the instruments. `GET /metrics` on `HEARBACK_METRICS_PORT` serves them with those of Node (`nodejs_…`, among',
    'them the delay of the event loop) and of the process (`process_…`). No label names a workspace or a person.',
    '',
    '| Metric | Kind | Labels | Meaning |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
