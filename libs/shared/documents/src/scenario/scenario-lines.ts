import type { PdfCell, PdfPart } from '../pdf-document.js';
import type { ScenarioContent, ScenarioLineFacts } from './scenario-content.js';
import type { ScenarioNumbers } from './scenario-numbers.js';
import { cut } from './cut.js';
import { scenarioWords } from './words/index.js';

/** Lines that the page has room for beside everything else. */
const MOST_LINES = 4;
/** Letters of a line's name and note that stand in one row. */
const NAME_LENGTH = 44;
const NAMES_LENGTH = 90;

/** The lines of a scenario; costs are negative. The largest stand alone, in the order of the scenario, and the others in one row. */
export function scenarioLines({ language, report }: ScenarioContent, write: ScenarioNumbers): readonly PdfPart[] {
  const words = scenarioWords[language];
  const { lines, plan, scenario } = report;
  const priced = lines.filter((line) => line.total !== null);
  const shown = largestOf(priced);
  const others = priced.filter((line) => !shown.includes(line));
  const unpriced = lines.filter((line) => line.total === null).map(({ name }) => name);
  const rows = shown.map((line): readonly PdfCell[] => [
    cut(line.note === '' ? line.name : `${line.name} · ${line.note}`, NAME_LENGTH),
    words.evidences[line.evidence],
    line.a_month === null ? words.once : write.money(signOf(line) * line.a_month),
    write.money(totalOf(line)),
  ]);
  const rest = others.reduce((sum, line) => sum + totalOf(line), 0);
  return [
    { kind: 'heading', text: words.lines, note: words.onlyMargin },
    {
      kind: 'table',
      columns: [
        { text: words.line, width: 50 },
        { text: words.evidence, width: 16 },
        { text: words.aMonth, width: 16, align: 'end' },
        { text: words.total(scenario.months), width: 18, align: 'end' },
      ],
      rows: [
        ...rows,
        ...(others.length === 0 ? [] : [[words.more(others.length), '', '', write.money(rest)]]),
        [
          words.sum(write.money(plan.benefit), write.money(plan.cost)),
          '',
          '',
          { strong: write.money(plan.benefit - plan.cost) },
        ],
      ],
    },
    ...(unpriced.length === 0
      ? []
      : [{ kind: 'text' as const, text: words.unpriced(cut(unpriced.join(', '), NAMES_LENGTH)) }]),
  ];
}

function largestOf(lines: readonly ScenarioLineFacts[]): readonly ScenarioLineFacts[] {
  if (lines.length <= MOST_LINES + 1) return lines;
  const bySize = lines.toSorted((a, b) => Math.abs(totalOf(b)) - Math.abs(totalOf(a)));
  const largest = new Set(bySize.slice(0, MOST_LINES));
  return lines.filter((line) => largest.has(line));
}

const signOf = ({ kind }: ScenarioLineFacts) => (kind === 'cost' ? -1 : 1);
const totalOf = (line: ScenarioLineFacts) => signOf(line) * (line.total ?? 0);
