import type { PdfDocument, PdfPart } from '../pdf-document.js';
import { writePdf } from '../write-pdf.js';
import { cut } from './cut.js';
import type { ScenarioContent } from './scenario-content.js';
import { scenarioLines } from './scenario-lines.js';
import { ScenarioNumbers } from './scenario-numbers.js';
import { scenarioSentences } from './scenario-sentences.js';
import { scenarioTornado } from './scenario-tornado.js';
import { scenarioWords } from './words/index.js';

/** Letters of the names in the head of the page. */
const NAME_LENGTH = 60;

const EVIDENCE = ['measured', 'estimated', 'assumed'] as const;

/** A scenario on one A4 page: whether it pays, both returns, the result by evidence, its lines, and what it hangs on. */
export async function scenarioPdf(content: ScenarioContent): Promise<Buffer> {
  return writePdf(await scenarioDocument(content));
}

/** The page before it is laid out. */
export async function scenarioDocument(content: ScenarioContent): Promise<PdfDocument> {
  const { language, workspace, made_at: madeAt, report } = content;
  const { scenario } = report;
  const words = scenarioWords[language];
  const write = new ScenarioNumbers(content);
  const { title, sentence } = scenarioSentences(content);
  const tornado = await scenarioTornado(content, write);
  return {
    language,
    owner: cut(workspace ?? scenario.name, NAME_LENGTH),
    period: words.period(cut(scenario.name, NAME_LENGTH), scenario.months, write.month(scenario.starts_in)),
    title,
    ...(sentence === '' ? {} : { sentence }),
    parts: [
      ...(report.refusal === null ? returnsOf(content, write) : []),
      ...scenarioLines(content, write),
      ...(tornado === null
        ? []
        : [
            { kind: 'heading' as const, text: words.hangsOn, note: words.hangsOnHow },
            { kind: 'chart' as const, chart: tornado },
          ]),
    ],
    footer: {
      counted: words.counted,
      methods: words.methods(write.percent(scenario.monthly_rate, 2)),
      made: words.made(write.time(madeAt)),
    },
    madeAt,
  };
}

/** Both returns beside each other, and the net one by evidence with the gross one in small. */
function returnsOf({ language, report }: ScenarioContent, write: ScenarioNumbers): readonly PdfPart[] {
  const words = scenarioWords[language];
  const { by_evidence: byEvidence, plan, scenario } = report;
  const grossOf = (gross: number | null) => (gross === null ? '–' : write.number(gross));
  const rate = write.percent(scenario.monthly_rate, 2);
  const figures = [
    { text: words.net(scenario.months), width: 1, value: write.percent(plan.net_roi) },
    { text: words.gross, width: 1, value: grossOf(plan.gross_roi) },
    { text: words.presentValue(rate), width: 1.25, value: write.money(plan.net_present_value) },
    {
      text: words.payback,
      width: 1,
      value: plan.payback_months === null ? '–' : write.number(plan.payback_months, 1),
    },
    { text: words.share, width: 1, value: write.percent(plan.break_even_share) },
  ];
  return [
    {
      kind: 'table',
      columns: figures.map(({ text, width }) => ({ text, width })),
      rows: [figures.map(({ value }) => ({ strong: value }))],
    },
    {
      kind: 'table',
      columns: [
        { text: words.byEvidence, width: 1 },
        ...EVIDENCE.map((evidence) => ({ text: words.upTo[evidence], width: 1 })),
      ],
      rows: [
        [
          words.allCosts,
          ...EVIDENCE.map((evidence) => ({
            strong: write.percent(byEvidence[evidence].net_roi, 1),
            small: words.grossOf(grossOf(byEvidence[evidence].gross_roi)),
          })),
        ],
      ],
    },
  ];
}
