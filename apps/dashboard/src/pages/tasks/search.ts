import type { Query } from '../../api/client.js';

const DUE = ['late', 'today', 'later', 'waiting'] as const;
const SCORES = ['low', 'middle', 'high'] as const;
const SORTS = ['due', 'newest', 'oldest'] as const;
const ACTS = ['resolve', 'note', 'reply', 'reopen'] as const;
const RESULTS = ['in_time', 'late', 'open'] as const;

/** Which tasks are shown and how: the part of the address after the question mark. */
export interface TasksSearch {
  readonly view?: 'list';
  /** `mine`, `nobody`, or the id of a member. */
  readonly owner?: string;
  /** Id of a team, whose members own the tasks. */
  readonly team?: string;
  readonly due?: (typeof DUE)[number];
  /** Done ones, or all; only in the list. */
  readonly state?: 'done' | 'all';
  readonly tag?: string;
  /** Key of a root cause. */
  readonly cause?: string;
  /** Opened in [from, to): times. */
  readonly from?: string;
  readonly to?: string;
  /** What became of the deadline of the first response, or of the resolution. */
  readonly response?: (typeof RESULTS)[number];
  readonly resolution?: (typeof RESULTS)[number];
  readonly score?: (typeof SCORES)[number];
  readonly survey?: string;
  readonly touchpoint?: string;
  readonly text?: string;
  readonly sort?: (typeof SORTS)[number];
  /** Whether the dialog for a new task is open. */
  readonly create?: true;
}

const TIME = /^\d{4}-\d\d-\d\dT[\d:.]{5,12}(Z|[+-]\d\d:\d\d)$/;

/** The search of an address, without what is malformed. */
export function tasksSearchFrom(search: { readonly [name in keyof TasksSearch]?: unknown }): TasksSearch {
  const found = {
    view: oneOf(['list'] as const, search.view),
    owner: text(search.owner, /^(mine|nobody|stf_[0-9a-f]{32})$/),
    team: text(search.team, /^tem_[0-9a-f]{32}$/),
    due: oneOf(DUE, search.due),
    state: oneOf(['done', 'all'] as const, search.state),
    tag: text(search.tag, /^.{1,40}$/u),
    cause: text(search.cause, /^[a-z][a-z0-9_]{0,39}$/),
    from: text(search.from, TIME),
    to: text(search.to, TIME),
    response: oneOf(RESULTS, search.response),
    resolution: oneOf(RESULTS, search.resolution),
    score: oneOf(SCORES, search.score),
    survey: text(search.survey, /^srv_[0-9a-f]{32}$/),
    touchpoint: text(search.touchpoint, /^tpt_[0-9a-f]{32}$/),
    text: text(search.text, /^.{1,200}$/u),
    sort: oneOf(SORTS, search.sort),
    create: search.create === true ? (true as const) : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The filter of the API for a search. */
export function filterOf({
  owner,
  team,
  due,
  score,
  survey,
  touchpoint,
  text,
  tag,
  cause,
  from,
  to,
  response,
  resolution,
}: TasksSearch): Query<'listTasks'> {
  return {
    ...(owner === 'mine' && { mine: true }),
    ...(owner === 'nobody' && { unassigned: true }),
    ...(owner?.startsWith('stf_') && { assignee_id: owner }),
    ...(team !== undefined && { team_id: team }),
    ...(due !== undefined && { due }),
    ...(score !== undefined && { score }),
    ...(survey !== undefined && { survey_id: survey }),
    ...(touchpoint !== undefined && { touchpoint_id: touchpoint }),
    ...(text !== undefined && { text }),
    ...(tag !== undefined && { tag }),
    ...(cause !== undefined && { root_cause: cause }),
    ...(from !== undefined && { opened_from: from }),
    ...(to !== undefined && { opened_before: to }),
    ...(response !== undefined && { first_response: response }),
    ...(resolution !== undefined && { resolution }),
  };
}

/** What is open on the page of a task. */
export interface TaskAct {
  readonly act?: (typeof ACTS)[number];
}

/** The search of the address of a task. */
export function taskActFrom(search: { readonly [name in keyof TaskAct]?: unknown }): TaskAct {
  const act = oneOf(ACTS, search.act);
  return act === undefined ? {} : { act };
}

function oneOf<T extends string>(list: readonly T[], value: unknown): T | undefined {
  return list.find((each) => each === value);
}

function text(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}
