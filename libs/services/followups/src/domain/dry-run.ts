import { matches, type Reason } from './matches.js';
import type { ResponseFacts } from './response-facts.js';
import { suppressionOf, type RuleBody, type SuppressionReason } from './rule.js';

/** The result of a dry run. */
export interface DryRunReport {
  /** Number of responses evaluated. */
  readonly evaluated: number;
  readonly wouldOpen: number;
  /** Responses that matched but would not open a task, by reason. */
  readonly suppressed: ReadonlyMap<SuppressionReason, number>;
  /** Tasks by the week of submission (ISO 8601, from Monday, UTC), oldest first; includes weeks without tasks. */
  readonly perWeek: readonly { readonly weekStart: string; readonly tasks: number }[];
  readonly samples: readonly { readonly responseId: string; readonly because: readonly Reason[] }[];
}

/** Maximum number of samples in a report. */
export const MAX_SAMPLES = 20;

const DAY = 86_400_000;

/** Builds a dry-run report from responses, added one by one. */
export class DryRun {
  private evaluated = 0;
  private wouldOpen = 0;
  private readonly suppressed = new Map<SuppressionReason, number>();
  private readonly weeks = new Map<string, number>();
  private readonly samples: { responseId: string; because: readonly Reason[] }[] = [];

  constructor(
    private readonly rule: RuleBody,
    window: { readonly from: Date; readonly to: Date },
  ) {
    for (let day = monday(window.from); day < window.to; day = new Date(day.getTime() + 7 * DAY)) {
      this.weeks.set(isoDay(day), 0);
    }
  }

  /** Evaluates a response of the period. */
  add(facts: ResponseFacts): void {
    this.evaluated += 1;
    const match = matches(this.rule, facts);
    if (!match.matched) return;
    const suppression = suppressionOf(this.rule, facts);
    if (suppression !== undefined) {
      this.suppressed.set(suppression, (this.suppressed.get(suppression) ?? 0) + 1);
      return;
    }
    this.wouldOpen += 1;
    const week = isoDay(monday(facts.submittedAt));
    this.weeks.set(week, (this.weeks.get(week) ?? 0) + 1);
    if (this.samples.length < MAX_SAMPLES) {
      this.samples.push({ responseId: facts.responseId, because: match.because });
    }
  }

  /** The report of the responses added so far. */
  report(): DryRunReport {
    return {
      evaluated: this.evaluated,
      wouldOpen: this.wouldOpen,
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
