/** A report that tiles can show: its pictures, what its page keeps in the address, and what of that cannot be missing. */
interface BoardReportRule {
  readonly pictures: readonly BoardPicture[];
  readonly search: readonly string[];
  /** Needed for every picture. */
  readonly needs?: readonly string[];
}

/** The pictures that a tile can be, each of one report or of several. */
export const BOARD_PICTURES = [
  'score',
  'trend',
  'segments',
  'change',
  'heat',
  'pain_points',
  'rate',
  'funnel',
  'followed_up',
  'times',
  'question',
  'split',
  'drivers',
  'retention',
  'figures',
  'channels',
  'effect',
  'ways',
  'return',
  'topics',
  'topic',
  'risk',
  'calibration',
  'fairness',
  'key_figures',
  'goals',
] as const;
export type BoardPicture = (typeof BOARD_PICTURES)[number];

const PERIOD = ['days', 'from', 'to'] as const;
const ANSWERS = [...PERIOD, 'touchpoint', 'survey', 'channel', 'language', 'segment', 'attribute', 'topic'] as const;

/** The reports whose views can be tiles. */
export const BOARD_REPORTS = [
  'metric',
  'journey',
  'response_rates',
  'followups',
  'questions',
  'drivers',
  'orders',
  'attribution',
  'effect',
  'roi',
  'topics',
  'churn',
  'key_figures',
  'goals',
] as const;
export type BoardReport = (typeof BOARD_REPORTS)[number];

/** What a tile of each report can be. The names of members are those of the addresses of the dashboard's pages. */
export const BOARD_REPORT_RULES: Readonly<Record<BoardReport, BoardReportRule>> = {
  metric: {
    pictures: ['score', 'trend', 'segments', 'change', 'heat'],
    search: ['metric', ...ANSWERS, 'by', 'split', 'rows', 'columns'],
    needs: ['metric'],
  },
  journey: { pictures: ['heat', 'pain_points'], search: [...PERIOD, 'metric'] },
  response_rates: {
    pictures: ['rate', 'funnel'],
    search: [...PERIOD, 'survey', 'channel', 'plan', 'segment', 'parts'],
  },
  followups: { pictures: ['followed_up', 'times'], search: ['days', 'by', 'touchpoint'] },
  questions: {
    pictures: ['question', 'split'],
    search: [...ANSWERS, 'question', 'group'],
    needs: ['survey', 'question'],
  },
  drivers: { pictures: ['drivers'], search: [...ANSWERS, 'outcome', 'predictors'], needs: ['survey'] },
  orders: { pictures: ['retention', 'figures'], search: ['months', 'rule'] },
  attribution: { pictures: ['channels'], search: ['days', 'window'] },
  effect: { pictures: ['effect', 'ways'], search: ['metric', 'touchpoint'] },
  roi: { pictures: ['return'], search: ['scenario'], needs: ['scenario'] },
  topics: {
    pictures: ['topics', 'topic'],
    search: [...PERIOD, 'touchpoint', 'survey', 'channel', 'language', 'topic'],
  },
  churn: { pictures: ['risk', 'calibration', 'fairness'], search: ['by'] },
  key_figures: { pictures: ['key_figures'], search: ['days'] },
  goals: { pictures: ['goals'], search: ['days'] },
};

/** What a picture needs of the search beside what its report needs. */
export const PICTURE_NEEDS: Partial<Readonly<Record<BoardPicture, readonly string[]>>> = {
  split: ['group'],
  topic: ['topic'],
};
