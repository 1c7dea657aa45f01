import { describe, expect, it } from '@jest/globals';
import type { PdfDocument, PdfPart } from '../pdf-document.js';
import type { ScenarioContent, ScenarioFacts, ScenarioLineFacts, ScenarioReturn } from './scenario-content.js';
import { scenarioDocument, scenarioPdf } from './scenario-pdf.js';
import { scenarioSentences } from './scenario-sentences.js';

const returns = (net: number | null, payback: number | null): ScenarioReturn => ({
  benefit: 8750,
  cost: 6598,
  net_roi: net,
  gross_roi: net === null ? null : net + 1,
  net_present_value: 1907,
  payback_months: payback,
  break_even_share: 0.75,
});

const line = (id: string, total: number | null, more: Partial<ScenarioLineFacts> = {}): ScenarioLineFacts => ({
  id,
  kind: 'saving',
  name: `Line ${id}`,
  note: '',
  evidence: 'measured',
  factors: [{ name: 'Contacts a month', unit: 'number' }],
  a_month: total === null ? null : total / 12,
  total,
  ...more,
});

const content = (more: Partial<ScenarioFacts> = {}, language: ScenarioContent['language'] = 'en'): ScenarioContent => ({
  language,
  workspace: 'Lumen Lamps',
  time_zone: 'Europe/Berlin',
  made_at: new Date('2026-11-26T07:00:00Z'),
  report: {
    scenario: {
      name: 'Courier brings the label',
      currency: 'EUR',
      months: 12,
      monthly_rate: 0.01,
      starts_in: '2026-03',
    },
    refusal: null,
    plan: returns(0.33, 5.5),
    by_evidence: { measured: returns(-0.56, null), estimated: returns(-0.23, null), assumed: returns(0.33, 5.5) },
    lines: [line('page', 1800, { kind: 'cost', a_month: null }), line('contacts', 2918), line('calm', null)],
    tornado: [{ line_id: 'contacts', factor: '0', low: 24, high: 52, net_roi_at_low: 0.17, net_roi_at_high: 0.49 }],
    ...more,
  },
});

const tables = ({ parts }: PdfDocument) =>
  parts.filter((part): part is PdfPart & { kind: 'table' } => part.kind === 'table');

describe('the lead of a scenario', () => {
  it('says on what it rests that it pays back', () => {
    expect(scenarioSentences(content())).toEqual({
      title: 'It pays back within 6 months, if what is assumed is real.',
      sentence: 'With what is measured alone it loses money.',
    });
    const all = { measured: returns(0.1, 0.2), estimated: returns(0.2, 0.2), assumed: returns(0.33, 5.5) };
    expect(scenarioSentences(content({ by_evidence: all })).title).toBe('It pays back within 6 months.');
    expect(scenarioSentences(content({ by_evidence: all })).sentence).toBe(
      'What is measured alone pays back within 1 month.',
    );
  });

  it('claims no return where it never pays back, or nothing costs', () => {
    expect(scenarioSentences(content({ plan: returns(-0.1, 4) })).title).toBe('It does not pay back within 12 months.');
    const refused = content({ refusal: { code: 'no_cost' }, plan: returns(null, null) });
    expect(scenarioSentences(refused)).toEqual({
      title: 'A return is a share of the cost, and there is no line of cost yet.',
      sentence: '',
    });
  });
});

describe('the page about a scenario', () => {
  it('has both returns, costs with a minus, the sum, and what is in none beside it', async () => {
    const page = await scenarioDocument(content());
    const [figures, evidence, lines] = tables(page);
    expect(figures!.rows).toEqual([
      [{ strong: '33\u00a0%' }, { strong: '1.33' }, { strong: '€1,907' }, { strong: '5.5' }, { strong: '75\u00a0%' }],
    ]);
    expect(evidence!.rows[0]![1]).toEqual({ strong: '−56\u00a0%', small: 'gross 0.44' });
    expect(lines!.rows).toEqual([
      ['Line page', 'measured', 'once', '−€1,800'],
      ['Line contacts', 'measured', '€243', '€2,918'],
      ['Benefit €8,750, cost €6,598', '', '', { strong: '€2,152' }],
    ]);
    expect(page.parts).toContainEqual({ kind: 'text', text: 'Beside, in no sum: Line calm' });
    expect(page.parts.at(-1)!.kind).toBe('chart');
    expect(page.period).toBe('Courier brings the label · 12 months from March 2026');
  });

  it('has no return where there is none, and a currency without cents as it is', async () => {
    const { scenario } = content().report;
    const page = await scenarioDocument(
      content({ scenario: { ...scenario, currency: 'JPY' }, refusal: { code: 'no_lines' }, lines: [], tornado: [] }),
    );
    expect(tables(page)).toHaveLength(1);
    expect(tables(page)[0]!.rows).toEqual([['Benefit JP¥8,750, cost JP¥6,598', '', '', { strong: 'JP¥2,152' }]]);
  });

  it.each(['en', 'de', 'fr', 'ar'] as const)('is one page in %s, however much there is', async (language) => {
    const much = Array.from({ length: 60 }, (_, i) =>
      line(`${i}`, i === 59 ? null : 1000 + i, { name: 'Größe '.repeat(20), note: 'x'.repeat(300) }),
    );
    const [row] = content().report.tornado;
    const { scenario } = content().report;
    const all = content(
      {
        scenario: { ...scenario, name: 'Kurier '.repeat(17) },
        lines: much,
        tornado: much.map(({ id }) => ({ ...row!, line_id: id })),
      },
      language,
    );
    expect(tables(await scenarioDocument(all)).at(-1)!.rows).toHaveLength(6);
    const pdf = (await scenarioPdf(all)).toString('latin1');
    expect(pdf.split(/\/Type \/Page\b(?!s)/).length - 1).toBe(1);
    expect(pdf).toContain(`/Lang (${language})`);
  });
});
