import { cesCounts } from './ces.js';
import { mdeOfEqual } from './mde.js';
import { favourable, measure, type Measure } from './measure.js';
import type { Method } from './method.js';
import { npsCounts } from './nps.js';
import { answersIn, type ScoreCounts } from './scores.js';
import { LEVEL } from './significance.js';
import { VERDICT_SOURCES, verdictSteps } from './verdict-steps.js';

/** One step from the counts to the number: the formula, the formula with the numbers substituted, and the result. */
export interface ExplainedStep {
  readonly name: string;
  readonly formula: string;
  readonly substituted: string | null;
  readonly value: number | readonly [number, number] | null;
}

/** How a number is computed, in enough detail to recompute it by hand. */
export interface Explanation {
  readonly definition: string;
  readonly steps: readonly ExplainedStep[];
  readonly sources: readonly string[];
  readonly measure: Measure;
  /** Minimum detectable change between two such periods, in the unit of the metric. */
  readonly mde: number | null;
}

/** Explains how the method computes its value from these answers. */
export function explain(method: Method, scores: ScoreCounts): Explanation {
  const result = measure(method, scores);
  const detectable = mdeOfEqual(method, scores, LEVEL);
  if (method.metric === 'nps') return explainNps(result, scores, detectable);
  return explainShare(method, result, scores, detectable);
}

function explainNps(result: Measure, scores: ScoreCounts, detectable: number | null): Explanation {
  const { promoters, detractors } = npsCounts(scores);
  const n = answersIn(scores);
  const unlessEmpty = (text: string) => (n === 0 ? null : text);
  return {
    definition:
      'Scale 0 to 10. Promoters answer 9 or 10, passives 7 or 8, detractors 0 to 6. From −100 to 100 points; null without answers.',
    steps: [
      {
        name: 'value',
        formula: '100 · (promoters − detractors) / n',
        substituted: unlessEmpty(`100 · (${promoters} − ${detractors}) / ${n}`),
        value: result.value,
      },
      {
        name: 'standard_error',
        formula: '100 · √((p + d − (p − d)²) / n), p = promoters / n, d = detractors / n',
        substituted: unlessEmpty(
          `100 · √((${promoters}/${n} + ${detractors}/${n} − (${promoters}/${n} − ${detractors}/${n})²) / ${n})`,
        ),
        value: result.standardError,
      },
      {
        name: 'interval',
        formula:
          'adjusted Wald, 95 %: the same with n + 3, promoters + ¾, detractors + ¾, then value ± 1.959963984540054 standard errors, clamped to ±100 and widened to the value',
        substituted: unlessEmpty(
          `p = ${promoters + 0.75}/${n + 3}, d = ${detractors + 0.75}/${n + 3}; 100 · (p − d) ± 1.959963984540054 · 100 · √((p + d − (p − d)²) / ${n + 3})`,
        ),
        value: result.interval === null ? null : [result.interval.low, result.interval.high],
      },
      ...verdictSteps('both samples with 3 more answers each, as above: difference ± z · √(SE₁² + SE₂²)', detectable),
    ],
    sources: [
      'Reichheld, The One Number You Need to Grow, Harvard Business Review, December 2003',
      'Rocks, Interval Estimation for the Net Promoter Score, The American Statistician 70 (2016)',
      'https://measuringu.com/nps-confidence-intervals',
      ...VERDICT_SOURCES,
    ],
    measure: result,
    mde: detectable,
  };
}

function explainShare(
  method: Exclude<Method, { metric: 'nps' }>,
  result: Measure,
  scores: ScoreCounts,
  detectable: number | null,
): Explanation {
  const n = answersIn(scores);
  const hits = favourable(method, scores);
  const unlessEmpty = (text: string) => (n === 0 ? null : text);
  const kind = method.metric === 'csat' ? 'satisfied' : 'easy';
  return {
    definition: definitionOf(method),
    steps: [
      {
        name: 'value',
        formula: `100 · ${kind} / n`,
        substituted: unlessEmpty(`100 · ${hits} / ${n}`),
        value: result.value,
      },
      {
        name: 'standard_error',
        formula: `100 · √(p · (1 − p) / n), p = ${kind} / n`,
        substituted: unlessEmpty(`100 · √(${hits}/${n} · (1 − ${hits}/${n}) / ${n})`),
        value: result.standardError,
      },
      {
        name: 'interval',
        formula: 'Wilson, 95 %: 100 · (p + z²/2n ± z · √(p · (1 − p)/n + z²/4n²)) / (1 + z²/n), z = 1.959963984540054',
        substituted: unlessEmpty(`p = ${hits}/${n}, n = ${n}`),
        value: result.interval === null ? null : [result.interval.low, result.interval.high],
      },
      secondaryStep(method, scores, result),
      ...verdictSteps(
        'Agresti and Caffo: both samples with one more hit and one more miss, difference ± z · √(SE₁² + SE₂²)',
        detectable,
      ),
    ],
    sources: [
      ...(method.metric === 'csat'
        ? ['Sielinski, CSAT: an emperor with no clothes?, Data Science at Microsoft, 2021']
        : ['Dixon, Toman and DeLisi, The Effortless Experience, 2013 (CES 2.0)']),
      'Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927)',
      'Agresti and Caffo, Simple and effective confidence intervals for proportions, The American Statistician 54 (2000)',
      ...VERDICT_SOURCES,
    ],
    measure: result,
    mde: detectable,
  };
}

function definitionOf(method: Exclude<Method, { metric: 'nps' }>): string {
  const scale = `Scale ${method.scale.min} to ${method.scale.max}.`;
  if (method.metric === 'csat') {
    return `${scale} Answers in the two highest scores count as satisfied (top-2-box). Per cent of all answers; null without answers.`;
  }
  const middle = (method.scale.min + method.scale.max) / 2;
  const side = method.direction === 'agree' ? 'above' : 'below';
  return `${scale} Direction ${method.direction}: answers ${side} the middle (${middle}) count as easy. Per cent of all answers; null without answers.`;
}

function secondaryStep(
  method: Exclude<Method, { metric: 'nps' }>,
  scores: ScoreCounts,
  result: Measure,
): ExplainedStep {
  const n = answersIn(scores);
  if (method.metric === 'csat') {
    const top = scores[method.scale.max] ?? 0;
    return {
      name: 'top_box',
      formula: '100 · answers in the highest score / n',
      substituted: n === 0 ? null : `100 · ${top} / ${n}`,
      value: result.secondaryValue,
    };
  }
  const { easy, hard } = cesCounts(scores, method.scale, method.direction);
  return {
    name: 'net',
    formula: '100 · (easy − hard) / n',
    substituted: n === 0 ? null : `100 · (${easy} − ${hard}) / ${n}`,
    value: result.secondaryValue,
  };
}
