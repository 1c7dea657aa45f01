import type { ToneReason } from './thread/may-write.js';
import { matches, type Reason } from './matches.js';
import { scoreLevelOfFacts, type ResponseFacts } from './response-facts.js';
import { actRefusal, reachesCustomer, type ActKind, type ActReason, type RuleAct } from './rule-act.js';
import { NO_CONTEXT, type RuleContext } from './rule-context.js';
import { suppressionOf, type RuleBody, type SuppressionReason } from './rule.js';

/** What one act of the rule would have done. */
export interface DryRunAct {
  readonly kind: ActKind;
  /** How often it would have been done. Whether a customer may be asked is decided when a survey is sent, so refusals may follow. */
  readonly wouldDo: number;
  readonly refused: ReadonlyMap<ActReason | ToneReason, number>;
}

/** What decides about a response besides its facts. */
export interface DryRunCircumstances {
  readonly context: RuleContext;
  /** Whether its touchpoint is a moment of truth now. */
  readonly isMomentOfTruth: boolean;
  /** Whether its customer prefers a person now. */
  readonly prefersPerson: boolean;
  /** Whether its customer objects to profiling now. */
  readonly noProfiling: boolean;
}

const NO_CIRCUMSTANCES: DryRunCircumstances = {
  context: NO_CONTEXT,
  isMomentOfTruth: false,
  prefersPerson: false,
  noProfiling: false,
};

/** The result of a dry run. */
export interface DryRunReport {
  /** Number of responses evaluated. */
  readonly evaluated: number;
  readonly wouldOpen: number;
  /** The acts of the rule in their order. */
  readonly acts: readonly DryRunAct[];
  /** Responses that matched but on which the rule would not act, by reason. */
  readonly suppressed: ReadonlyMap<SuppressionReason, number>;
  /** Tasks by the week of submission (ISO 8601, from Monday, UTC), oldest first; includes weeks without tasks. */
  readonly perWeek: readonly { readonly weekStart: string; readonly tasks: number }[];
  readonly samples: readonly { readonly responseId: string; readonly because: readonly Reason[] }[];
}

/** Maximum number of samples in a report. */
export const MAX_SAMPLES = 20;

const DAY = 86_400_000;
const HOUR = 3_600_000;
const NONE: ReadonlySet<ActKind> = new Set();

/** Builds a dry-run report from responses, added one by one. */
export class DryRun {
  private evaluated = 0;
  private wouldOpen = 0;
  private readonly suppressed = new Map<SuppressionReason, number>();
  private readonly weeks = new Map<string, number>();
  private readonly acts: { kind: ActKind; wouldDo: number; refused: Map<ActReason | ToneReason, number> }[];
  /** When the rule acted in the last hour, in milliseconds since 1970. */
  private recent: number[] = [];
  private readonly samples: { responseId: string; because: readonly Reason[] }[] = [];

  constructor(
    private readonly rule: RuleBody,
    window: { readonly from: Date; readonly to: Date },
  ) {
    this.acts = rule.acts.map(({ kind }) => ({ kind, wouldDo: 0, refused: new Map() }));
    for (let day = monday(window.from); day < window.to; day = new Date(day.getTime() + 7 * DAY)) {
      this.weeks.set(isoDay(day), 0);
    }
  }

  /** Evaluates a response of the period; responses come in the order in which they were given. */
  add(facts: ResponseFacts, circumstances: DryRunCircumstances = NO_CIRCUMSTANCES): void {
    this.evaluated += 1;
    const match = matches(this.rule, facts, 'en', circumstances.context);
    if (!match.matched) return;
    const suppression = suppressionOf(this.rule, facts) ?? this.aboveCeiling(facts.submittedAt.getTime());
    if (suppression !== undefined) {
      this.suppressed.set(suppression, (this.suppressed.get(suppression) ?? 0) + 1);
      return;
    }
    this.rule.acts.forEach((act, n) => this.tryAct(n, act, facts, circumstances));
    if (this.rule.action !== null) {
      this.wouldOpen += 1;
      const week = isoDay(monday(facts.submittedAt));
      this.weeks.set(week, (this.weeks.get(week) ?? 0) + 1);
    }
    if (this.samples.length < MAX_SAMPLES) {
      this.samples.push({ responseId: facts.responseId, because: match.because });
    }
  }

  private aboveCeiling(at: number): SuppressionReason | undefined {
    this.recent = this.recent.filter((time) => time > at - HOUR);
    if (this.recent.length >= this.rule.maxTasksPerHour) return 'too-many-tasks';
    this.recent.push(at);
    return undefined;
  }

  private tryAct(n: number, act: RuleAct, facts: ResponseFacts, circumstances: DryRunCircumstances): void {
    const report = this.acts[n];
    if (report === undefined) return;
    const { noProfiling } = circumstances;
    const situation = { customer: facts.customer, noProfiling, repliesToRule: false, reached: NONE };
    const reason = actRefusal(act, situation) ?? (reachesCustomer(act) ? toneOf(facts, circumstances) : undefined);
    if (reason === undefined) report.wouldDo += 1;
    else report.refused.set(reason, (report.refused.get(reason) ?? 0) + 1);
  }

  /** The report of the responses added so far. */
  report(): DryRunReport {
    return {
      evaluated: this.evaluated,
      wouldOpen: this.wouldOpen,
      acts: this.acts.map((act) => ({ ...act, refused: new Map(act.refused) })),
      suppressed: new Map(this.suppressed),
      perWeek: [...this.weeks].map(([weekStart, tasks]) => ({ weekStart, tasks })),
      samples: [...this.samples],
    };
  }
}

function monday(at: Date): Date {
  const day = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()));
  return new Date(day.getTime() - ((day.getUTCDay() + 6) % 7) * DAY);
}

function isoDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Why nothing automatic would have been written about the answer: after a low score nobody has written at that moment. */
function toneOf(facts: ResponseFacts, { prefersPerson, isMomentOfTruth }: DryRunCircumstances): ToneReason | undefined {
  if (prefersPerson) return 'prefers-person';
  if (isMomentOfTruth) return 'moment-of-truth';
  return scoreLevelOfFacts(facts) === 'low' ? 'person-first' : undefined;
}
