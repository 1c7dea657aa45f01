import type { Cell } from '@hearback/kernel';
import { csvFile } from '../csv-file.js';
import type { ReturnDto, ScenarioReportDto } from './scenario-report.dto.js';

const NUMBERS = [
  'benefit',
  'cost',
  'net_roi',
  'gross_roi',
  'net_present_value',
  'payback_months',
  'break_even_share',
] as const satisfies readonly (keyof ReturnDto)[];

/** A scenario as CSV: the returns, the lines and the months, each row with its kind in the first cell. */
export function scenarioCsv(report: ScenarioReportDto): string {
  const { by_evidence: byEvidence, lines, months, tornado, with_actuals: withActuals } = report;
  const returns: readonly (readonly [string, ReturnDto | null])[] = [
    ['plan', report.plan],
    ['measured', byEvidence.measured],
    ['measured_and_estimated', byEvidence.estimated],
    ['with_actuals', withActuals],
  ];
  const names = new Map(lines.map(({ id, name }) => [id, name]));
  return csvFile(
    ['part', 'name', 'number', 'value', 'evidence', 'currency'],
    [
      ...returns.flatMap(([name, found]) =>
        found === null ? [] : NUMBERS.map((number) => row('return', name, number, found[number])),
      ),
      ...lines.flatMap(({ a_month: aMonth, evidence, hours, kind, name, total }) => [
        row(kind, name, 'a_month', aMonth, evidence),
        row(kind, name, 'total', total, evidence),
        ...(hours === null ? [] : [row(kind, name, 'hours', hours, evidence)]),
      ]),
      ...months.flatMap(({ month, ...numbers }) =>
        Object.entries(numbers).map(([number, value]) => row('month', month, number, value)),
      ),
      ...tornado.flatMap(({ factor, line_id: id, ...numbers }) =>
        Object.entries(numbers).map(([number, value]) => row('tornado', `${names.get(id)} ${factor}`, number, value)),
      ),
    ],
  );

  function row(part: string, name: string, number: string, value: number | null, evidence = ''): readonly Cell[] {
    return [part, name, number, value, evidence, report.scenario.currency];
  }
}
