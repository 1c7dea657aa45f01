import type { ReportWords } from './report-words.js';

export const en: ReportWords = {
  fell: (name) => `${name} fell.`,
  rose: (name) => `${name} rose.`,
  nothing: 'Nothing changed clearly.',
  noAnswers: 'Nobody answered in this period.',
  verdicts: {
    up: 'Clearly up',
    down: 'Clearly down',
    no_clear_change: 'No clear change',
    too_few: 'Too few answers',
  },
  changed: {
    down: ({ name, before, now, change, low, high }) =>
      `${name} fell from ${before} to ${now}, change ${change} (${low} to ${high}).`,
    up: ({ name, before, now, change, low, high }) =>
      `${name} rose from ${before} to ${now}, change ${change} (${low} to ${high}).`,
  },
  chance: ({ name, before, now, change, low, high }) =>
    `${name} went from ${before} to ${now}, change ${change} (${low} to ${high}). That can still be chance.`,
  moreWouldTell: (count) => `About ${count} more answers would tell.`,
  tooFew: (name, needed) => `${name}: ${needed} more answers needed.`,
  notComparable: (name, value, n) =>
    `${name} is ${value}, from ${n} answers. The period before has too few to compare.`,
  hidden: (name) => `${name}: hidden, fewer than 5 people.`,
  period: (from, to, before) => `${from} to ${to}, against the time before, from ${before}`,
  range: (low, high) => `${low} to ${high}`,
  answers: (n) => `${n} answers`,
  scores: 'Scores',
  score: 'Score',
  now: 'Now',
  interval: '95 %, now and before',
  verdict: 'Verdict',
  trends: (name, width) => `${name} by ${width}`,
  share: 'share, 0 to 100 %',
  points: 'points, −100 to 100',
  rates: 'Response rate',
  rate: (asked, answered, rate, low, high) =>
    `Of ${asked} invitations ${answered} were answered: ${rate} (${low} to ${high}).`,
  nobodyAsked: 'Nobody was asked in this period.',
  topics: 'Topics of comments',
  topicVerdicts: {
    more: 'Clearly more',
    fewer: 'Clearly fewer',
    no_clear_change: 'No clear change',
    too_few: 'Too few comments',
  },
  topic: ({ name, hits, n, low, high, before, beforeN }) =>
    `“${name}”: ${hits} of ${n} comments (${low} to ${high}), ${before === null ? 'fewer than 8' : before} of ${beforeN} before.`,
  named: {
    more: (name) => `“${name}” is named more often.`,
    fewer: (name) => `“${name}” is named less often.`,
  },
  bars: 'Solid bar: 95 % interval of this period. Outline: the period before.',
  omitted: (count) => `${count} further scores are in the dashboard.`,
  counted: 'Only answers confirmed by a person. Hidden below 5 people, comments below 8.',
  level: (level, comparisons) => `Any false verdict among ${comparisons} comparisons: at most ${level}.`,
  methods: (methods) => `Methods: ${methods}.`,
  made: (time) => `Made ${time}`,
  n: 'n',
  hiddenCell: 'hidden',
  open: 'Open the report',
  why: (name) => `You get this because you are on the list of “${name}”.`,
  stop: 'Stop this mail',
  attached: 'The same as PDF and CSV is attached.',
  sharedUntil: (time) => `Shared by link until ${time}. It has no names and no comments.`,
};
