import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { importCsv } from '../../../tools/demo/demo.mjs';
import type { ProductUnderTest } from './product-under-test.js';

interface Row {
  readonly id: string;
  readonly nps: string;
  readonly satisfaction: string;
  readonly visits: string;
  readonly basket: string;
  readonly hasComment: boolean;
}

/** The rows of data/README.md. The text of the comments is made up. */
function realRows(): readonly Row[] {
  const file = new URL('./data/botanic-nps-scores.csv.gz', import.meta.url);
  const [, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  return lines.map((line) => {
    const [id, nps, satisfaction, , visits, basket, hasComment] = line.split(',');
    return {
      id: id!,
      nps: nps!,
      satisfaction: satisfaction!,
      visits: visits!,
      basket: basket!,
      hasComment: hasComment === '1',
    };
  });
}

const definition = {
  default_language: 'fr',
  languages: ['fr'],
  texts: {
    fr: {
      'questions.recommend.title': 'Recommanderiez-vous ce magasin ?',
      'questions.satisfied.title': 'Êtes-vous satisfait de votre visite ?',
      'questions.why.title': 'Pourquoi ?',
    },
  },
  questions: [
    { key: 'recommend', kind: 'nps', required: true },
    { key: 'satisfied', kind: 'csat', scale: { min: 0, max: 10 } },
    { key: 'why', kind: 'text', multiline: true },
  ],
  hidden_fields: [
    { key: 'visits', type: 'number', bands: [3, 6, 10, 20] },
    { key: 'basket', type: 'number', bands: [0, 20, 50, 100] },
  ],
};

const columns = {
  id: { to: 'submission_id' },
  nps: { to: 'answer', key: 'recommend' },
  satisfaction: { to: 'answer', key: 'satisfied' },
  comment: { to: 'answer', key: 'why' },
  visits: { to: 'hidden_field', key: 'visits' },
  basket: { to: 'hidden_field', key: 'basket' },
};

/** 13,954 real answers, imported through the API of the product that `start` starts. */
export function realAnswers(start: () => Promise<ProductUnderTest>): void {
  let product: ProductUnderTest;
  let surveyId: string;
  let ruleId: string;
  const rows = realRows();
  const csv = ['id,nps,satisfaction,comment,visits,basket']
    .concat(
      rows.map((row) =>
        [
          row.id,
          row.nps,
          row.satisfaction,
          row.hasComment ? `"said, in words of ours: ${row.id}"` : '',
          row.visits,
          row.basket,
        ].join(','),
      ),
    )
    .join('\n');

  beforeAll(async () => {
    product = await start();
    const draft = await product.call('POST', '/v1/surveys', { name: 'Garden centre', definition });
    surveyId = draft.id;
    await product.call('POST', `/v1/surveys/${surveyId}/publish`);
    const rule = await product.call('POST', '/v1/rules', {
      name: 'Detractor with a comment',
      max_tasks_per_hour: 1_000_000,
      conditions: { all: [{ score: { metric: 'nps', op: 'lte', value: 6 } }, { text: 'present' }] },
      action: {
        title: 'Answer a detractor',
        playbook: 'Call back.',
        due_in_minutes: 1440,
        assignment: { strategy: 'none' },
      },
    });
    ruleId = rule.id.replace(/^\w+_/, '');
  });
  afterAll(() => product?.stop());

  const nps = (query = '') => product.call('GET', `/v1/metrics/nps?survey_id=${surveyId}${query}`);
  const openTasks = async () =>
    Number(
      (
        await product
          .databaseOf('followups')
          .sql<{ n: string }>('select count(*) as n from followups.task where rule_id = $1', [ruleId])
      )[0]!.n,
    );

  it('reports the 342 rows without a score and accepts the other 13,612', async () => {
    const done = await importCsv(product.call, surveyId, columns, csv);
    expect(done.rows).toMatchObject({ read: 13_954, accepted: 13_612, unchanged: 0, rejected: 342 });
    const errors = await product.call('GET', `/v1/imports/${done.id}/errors?limit=100`);
    expect(errors.data[0]).toMatchObject({ column: 'nps', code: 'required' });
    const missing = rows.flatMap((row, i) => (row.nps === '' ? [i + 2] : []));
    expect(errors.data.map((error: { row: number }) => error.row).toSorted((a: number, b: number) => a - b)).toEqual(
      missing.slice(0, 100),
    );
  });

  it('computes the published score and its standard error', async () => {
    const total = await eventually(
      async () => {
        const report = await nps();
        expect(report.series[0].total.n).toBe(13_612);
        return report.series[0].total;
      },
      { within: 30_000 },
    );
    expect(total.counts).toMatchObject({ promoters: 8465, passives: 3953, detractors: 1194 });
    expect(total.value).toBeCloseTo(53.4161, 4);
    expect(total.standard_error).toBeCloseTo(0.5583, 4);
  });

  it('computes the satisfaction of those who gave a score', async () => {
    const scores = rows
      .filter((row) => row.nps !== '' && row.satisfaction !== '')
      .map((row) => Number(row.satisfaction));
    const [series] = (await product.call('GET', `/v1/metrics/csat?survey_id=${surveyId}`)).series;
    expect(series.total.n).toBe(scores.length);
    expect(series.total.value).toBeCloseTo((100 * scores.filter((score) => score >= 9).length) / scores.length, 4);
  });

  it.each([
    [
      'visits',
      ['<=3', '>3..6', '>6..10', '>10..20', '>20'],
      [3998, 3282, 2816, 2586, 930],
      [47.2736, 49.4211, 55.3977, 59.7448, 70.3226],
    ],
    [
      'basket',
      ['<=0', '>0..20', '>20..50', '>50..100', '>100'],
      [241, 2588, 3506, 4379, 2898],
      [42.3237, 53.8253, 51.9395, 53.0943, 56.2457],
    ],
  ])('computes the segment table by %s', async (attribute, segments, counts, scores) => {
    const table = await product.call('GET', `/v1/metrics/nps/segments?survey_id=${surveyId}&by=attribute:${attribute}`);
    const bySegment = new Map<string, { n: number; value: number }>(
      table.tables[0].segments.map((row: { segment: string }) => [row.segment, row]),
    );
    expect([...bySegment.keys()].toSorted()).toEqual(segments.toSorted());
    expect(segments.map((segment) => bySegment.get(segment)?.n)).toEqual(counts);
    for (const [i, segment] of segments.entries()) expect(bySegment.get(segment)?.value).toBeCloseTo(scores[i]!, 4);
  });

  it('opens exactly one task per detractor with a comment: 622', async () => {
    await eventually(async () => expect(await openTasks()).toBe(622), { within: 30_000 });
    const [twice] = await product
      .databaseOf('followups')
      .sql<{ n: string }>(
        'select count(*) as n from (select 1 from followups.task group by response_id, rule_id having count(*) > 1) t',
      );
    expect(Number(twice!.n)).toBe(0);
  });

  it('changes nothing when the file is imported again', async () => {
    const again = await importCsv(product.call, surveyId, columns, csv);
    expect(again.rows).toMatchObject({ read: 13_954, accepted: 0, unchanged: 13_612, rejected: 342 });
    expect((await nps()).series[0].total.n).toBe(13_612);
    expect(await openTasks()).toBe(622);
  });
}
