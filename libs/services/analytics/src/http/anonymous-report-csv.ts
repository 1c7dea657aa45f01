import type { AnonymousReportDto } from './anonymous-report-detail.dto.js';
import { csvFile } from './csv-file.js';

/** A report as CSV, with the same cells as in JSON: a hidden one is empty and says so. */
export function anonymousReportCsv({ from, to, numbers, breakdown }: AnonymousReportDto): string {
  const groups = breakdown?.groups ?? [];
  const rowOf = (
    choice: string | null,
    part: string,
    number: (typeof numbers)[number] | (typeof groups)[number]['numbers'][number],
  ) => [
    from,
    to,
    part,
    breakdown?.question ?? null,
    choice,
    number.metric,
    number.question,
    number.method_version,
    number.n === null ? 'hidden' : 'shown',
    number.n,
    number.value,
    number.interval?.low ?? null,
    number.interval?.high ?? null,
  ];
  return csvFile(
    [
      'from',
      'to',
      'part',
      'by',
      'choice',
      'metric',
      'question',
      'method_version',
      'state',
      'n',
      'value',
      'low',
      'high',
    ],
    [
      ...numbers.map((number) => rowOf(null, 'total', number)),
      ...groups.flatMap(({ choice, numbers: own }) => own.map((number) => rowOf(choice, 'group', number))),
    ],
  );
}
