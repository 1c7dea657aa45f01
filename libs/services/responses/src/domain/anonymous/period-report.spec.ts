import { describe, expect, it } from '@jest/globals';
import { compileSurvey, parseSurvey } from '@hearback/questionnaire';
import type { AnonymousAnswer } from './anonymous-answer.js';
import { dayIn, isOver, periodOf } from './period.js';
import { periodReport, type PeriodReport } from './period-report.js';

const DIMENSIONS = ['team', 'site', 'age'];
const MEASURES = ['recommend', 'care'];
const CHOICES = ['a', 'b', 'c'];

function pulse() {
  const questions = [
    { key: 'recommend', kind: 'nps' },
    { key: 'care', kind: 'csat' },
    ...DIMENSIONS.map((key) => ({ key, kind: 'single', choices: CHOICES.map((choice) => ({ key: choice })) })),
    { key: 'why', kind: 'text' },
  ];
  const titles = questions.map(({ key }) => [`questions.${key}.title`, key]);
  const labels = DIMENSIONS.flatMap((key) => CHOICES.map((choice) => [`questions.${key}.choices.${choice}`, choice]));
  const texts = { en: Object.fromEntries([...titles, ...labels]) as Record<string, string> };
  const parsed = parseSurvey({ default_language: 'en', languages: ['en'], texts, questions });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return compileSurvey(parsed.survey);
}

const survey = pulse();

/** Mulberry32: the same numbers for the same seed. */
function randomOf(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
  return (choices: number) => Math.floor(next() * choices);
}

interface Person {
  readonly answer: AnonymousAnswer;
  readonly at: Date;
}

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 8, 28);
const ZONE = 'Europe/Berlin';

/** Up to 28 people within two months; sometimes a site follows from the team, and sometimes nearly everybody is alike. */
function peopleOf(pick: (choices: number) => number): readonly Person[] {
  const [nested, skewed] = [pick(2) === 0, pick(2) === 0];
  const some = (one: readonly string[]) => one[skewed ? Math.max(0, pick(9) - 6) : pick(3)]!;
  return Array.from({ length: pick(29) }, () => {
    const team = some(CHOICES);
    const choices = { team, site: nested ? (team === 'c' ? 'b' : 'a') : some(CHOICES), age: some(CHOICES) };
    const asked = Object.entries(choices).filter(() => pick(12) > 0);
    const scored = MEASURES.filter(() => pick(7) > 0).map((key) => [key, 1 + pick(5)] as const);
    const answer = { choices: Object.fromEntries(asked), scores: Object.fromEntries(scored), texts: {} };
    return { answer, at: new Date(START + pick(62) * DAY_MS + pick(DAY_MS)) };
  });
}

/** Sets of people as bits: what is known of, and what must not be. */
interface Knowledge {
  readonly known: number[];
  readonly secret: number[];
}

/** What a report tells of the people who answered a question, and what it hides. */
function knowledgeOf(
  report: PeriodReport,
  people: readonly (readonly [number, AnonymousAnswer])[],
  measure: string | undefined,
): Knowledge {
  const counted = people.filter(([, { scores }]) => measure === undefined || scores[measure] !== undefined);
  const bits = (isIn: (answer: AnonymousAnswer) => boolean) =>
    counted.reduce((set, [bit, answer]) => (isIn(answer) ? set | (1 << bit) : set), 0);
  const m = report.measures.findIndex(({ question }) => question === measure);
  const isTotal = measure === undefined ? report.people !== null : report.measures[m]!.counts !== null;
  const all = bits(() => true);
  const knowledge: Knowledge = { known: isTotal ? [all] : [], secret: isTotal ? [] : [all] };
  for (const { question, cells } of report.dimensions) {
    for (const { choice, people: n, counts } of cells) {
      const set = bits(({ choices }) => (choices[question] ?? null) === choice);
      const isShown = measure === undefined ? n !== null : counts[m] !== null;
      (isShown ? knowledge.known : knowledge.secret).push(set);
    }
  }
  return knowledge;
}

const sizeOf = (set: number) => {
  let size = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) size += 1;
  return size;
};
const isSmall = (set: number) => set !== 0 && sizeOf(set) < 5;

/** Whether a sum and difference of two or three known sets is a set of one to four people. */
function findsFew(known: readonly number[]): boolean {
  for (const a of known) {
    if (isSmall(a)) return true;
    for (const b of known) {
      if ((a & b) === b && isSmall(a & ~b)) return true;
      for (const c of known) {
        if ((a & b) === 0 && ((a | b) & c) === c && isSmall((a | b) & ~c)) return true;
        if ((a & b) === b && (a & ~b & c) === c && isSmall(a & ~b & ~c)) return true;
      }
    }
  }
  return false;
}

/** Which sets follow from the known ones by any sum of multiples, one unknown per person. */
function consequencesOf(known: readonly number[], people: number): (set: number) => boolean {
  const rows: number[][] = [];
  const rest = (vector: readonly number[]) => {
    let left = [...vector];
    for (const row of rows) {
      const at = row.findIndex((value) => value !== 0);
      const factor = left[at]! / row[at]!;
      left = left.map((value, i) => value - factor * row[i]!);
      left = left.map((value) => (Math.abs(value) < 1e-9 ? 0 : value));
    }
    return left;
  };
  const vectorOf = (set: number) => Array.from({ length: people }, (_, i) => (set >> i) & 1);
  for (const set of known) {
    const left = rest(vectorOf(set));
    if (left.some((value) => value !== 0)) rows.push(left);
  }
  return (set) => rest(vectorOf(set)).every((value) => value === 0);
}

interface Reading {
  readonly report: PeriodReport;
  readonly inside: readonly (readonly [number, AnonymousAnswer])[];
}

/** All that is shown at three moments. */
function readingsOf(people: readonly Person[], pick: (choices: number) => number): readonly Reading[] {
  const kind = (['week', 'month', 'month', 'quarter'] as const)[pick(4)]!;
  const looks = Array.from({ length: 3 }, () => new Date(START + pick(130) * DAY_MS));
  const periods = people.map(({ at }) => periodOf(dayIn(ZONE, at), kind));
  const byStart = new Map(periods.map((period) => [period.from, period]));
  const stored = new Map<string, Reading>();
  for (const look of looks) {
    for (const [from, period] of byStart) {
      if (!isOver(period, ZONE, look)) continue;
      const inside = [...people.entries()]
        .filter(([bit, { at }]) => periods[bit]!.from === from && at <= look)
        .map(([bit, { answer }]) => [bit, answer] as const);
      const key = `${from} of ${inside.length}`;
      const answers = inside.map(([, answer]) => answer);
      if (!stored.has(key)) stored.set(key, { inside, report: periodReport(survey, answers, pick) });
    }
  }
  return [...stored.values()];
}

/** What somebody can find out who reads everything that is shown at three moments. */
function attack(seed: number): { readonly shown: number; readonly recovered: boolean } {
  const pick = randomOf(seed);
  const people = peopleOf(pick);
  const readings = readingsOf(people, pick);
  let [shown, recovered] = [0, false];
  for (const measure of [undefined, ...MEASURES]) {
    const all = readings.map(({ report, inside }) => knowledgeOf(report, inside, measure));
    const known = [...new Set(all.flatMap((each) => each.known))];
    const secret = all.flatMap((each) => each.secret).filter(isSmall);
    shown += known.length;
    recovered ||= findsFew(known) || secret.some(consequencesOf(known, people.length));
  }
  return { shown, recovered };
}

const TRIES = 10_000;

describe('the report of a period', () => {
  it('never tells of fewer than five people, whatever is added, subtracted and compared', () => {
    const attacks = Array.from({ length: TRIES }, (_, seed) => ({ seed, ...attack(seed) }));
    expect(attacks.filter(({ recovered }) => recovered).map(({ seed }) => seed)).toEqual([]);
    // Otherwise showing nothing at all would pass.
    expect(attacks.filter(({ shown }) => shown > 6).length).toBeGreaterThan(TRIES / 6);
  });

  it('shows comments of eight and more people, in an order that tells nothing', () => {
    const answer = (text: string): AnonymousAnswer => ({ scores: {}, choices: {}, texts: { why: text } });
    const texts = [...'abcdefgh'];
    const few = periodReport(survey, texts.slice(1).map(answer), () => 0);
    expect([few.people, few.comments]).toEqual([7, [{ question: 'why', texts: null }]]);
    const [comments] = periodReport(survey, texts.map(answer), () => 0).comments;
    expect(comments!.texts!.toSorted()).toEqual(texts);
    expect(comments!.texts).not.toEqual(texts);
  });
});
