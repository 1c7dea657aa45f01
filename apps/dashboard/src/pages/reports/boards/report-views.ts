import type { BoardTile, WantedTile } from './boards-queries.js';

export type BoardReport = BoardTile['report'];
export type BoardPicture = BoardTile['picture'];

/** A report as a page shows it. */
export interface ReportView {
  readonly report: BoardReport;
  /** The search of the page; what only opens something is left out of a tile. */
  readonly search: object;
  /** Questions of which one is chosen, if none is in the search. */
  readonly questions?: readonly { readonly value: string; readonly label: string }[];
}

const PERIOD = ['days', 'from', 'to'] as const;
const ANSWERS = [...PERIOD, 'touchpoint', 'survey', 'channel', 'language', 'segment', 'attribute', 'topic'] as const;

/** The pictures of each report, and what of its search a tile keeps. The API has the same list and rejects what is not in it. */
export const REPORT_VIEWS: Readonly<
  Record<BoardReport, { readonly pictures: readonly BoardPicture[]; readonly search: readonly string[] }>
> = {
  metric: {
    pictures: ['score', 'trend', 'segments', 'change', 'heat'],
    search: ['metric', ...ANSWERS, 'by', 'split', 'rows', 'columns'],
  },
  journey: { pictures: ['heat', 'pain_points'], search: [...PERIOD, 'metric'] },
  response_rates: {
    pictures: ['rate', 'funnel'],
    search: [...PERIOD, 'survey', 'channel', 'plan', 'segment', 'parts'],
  },
  followups: { pictures: ['followed_up', 'times'], search: ['days', 'by', 'touchpoint'] },
  questions: { pictures: ['question', 'split'], search: [...ANSWERS, 'question', 'group'] },
  drivers: { pictures: ['drivers'], search: [...ANSWERS, 'outcome', 'predictors'] },
  orders: { pictures: ['retention', 'figures'], search: ['months', 'rule'] },
  attribution: { pictures: ['channels'], search: ['days', 'window'] },
  effect: { pictures: ['effect', 'ways'], search: ['metric', 'touchpoint'] },
  roi: { pictures: ['return'], search: ['scenario'] },
  topics: {
    pictures: ['topics', 'topic'],
    search: [...PERIOD, 'touchpoint', 'survey', 'channel', 'language', 'topic'],
  },
  churn: { pictures: ['risk', 'calibration', 'fairness'], search: ['by'] },
  key_figures: { pictures: ['key_figures'], search: ['days'] },
  goals: { pictures: ['goals'], search: ['days'] },
};

/** Pictures that need the width of two columns to be read. */
const WIDE: readonly BoardPicture[] = [
  'trend',
  'segments',
  'heat',
  'drivers',
  'retention',
  'channels',
  'effect',
  'ways',
  'topics',
  'topic',
  'risk',
  'fairness',
  'key_figures',
  'goals',
];

/** What a picture needs of the search: a question is split by something, and one topic is shown by week. */
const NEEDS: Partial<Readonly<Record<BoardPicture, string>>> = { split: 'group', topic: 'topic' };

/** The pictures that a view has with its search. */
export function picturesOf({ report, search }: Pick<ReportView, 'report' | 'search'>): readonly BoardPicture[] {
  const given: Readonly<Record<string, unknown>> = { ...search };
  return REPORT_VIEWS[report].pictures.filter((picture) => {
    const need = NEEDS[picture];
    return need === undefined || given[need] !== undefined;
  });
}

/** How many columns a picture has at first. */
export function widthOf(picture: BoardPicture): 1 | 2 {
  return WIDE.includes(picture) ? 2 : 1;
}

/** What a tile keeps of a search: the members that its report has, where they are texts or numbers. */
export function tileSearch(report: BoardReport, search: object): WantedTile['search'] {
  const known = REPORT_VIEWS[report].search;
  return Object.fromEntries(
    Object.entries(search).filter(
      (entry): entry is [string, string | number] =>
        known.includes(entry[0]) && (typeof entry[1] === 'string' || typeof entry[1] === 'number'),
    ),
  );
}
