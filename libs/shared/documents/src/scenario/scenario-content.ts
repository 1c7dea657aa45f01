import type { DocumentLanguage } from '../pdf-document.js';

/** What a decision returns; amounts in units of the currency, shares as 0.33. */
export interface ScenarioReturn {
  readonly benefit: number;
  readonly cost: number;
  /** Null without a cost, as the gross one and the share. */
  readonly net_roi: number | null;
  readonly gross_roi: number | null;
  readonly net_present_value: number;
  /** Null: not paid back within the scenario. */
  readonly payback_months: number | null;
  /** The share of the benefit that must be real. */
  readonly break_even_share: number | null;
}

/** How sure a line is. */
export type ScenarioEvidence = 'measured' | 'estimated' | 'assumed';

/** A cost or benefit and what it comes to. */
export interface ScenarioLineFacts {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly note: string;
  readonly evidence: ScenarioEvidence;
  readonly factors: readonly { readonly name: string; readonly unit: string }[];
  /** Null: due once, or unpriced. Costs are positive. */
  readonly a_month: number | null;
  /** In the whole scenario; null: unpriced. */
  readonly total: number | null;
}

/** A computed scenario, as the API returns it. */
export interface ScenarioFacts {
  readonly scenario: {
    readonly name: string;
    /** ISO 4217. */
    readonly currency: string;
    readonly months: number;
    readonly monthly_rate: number;
    /** The first month, such as `2026-03`. */
    readonly starts_in: string;
  };
  /** Why there is no return; null if there is one. */
  readonly refusal: { readonly code: string } | null;
  readonly plan: ScenarioReturn;
  readonly by_evidence: Readonly<Record<ScenarioEvidence, ScenarioReturn>>;
  readonly lines: readonly ScenarioLineFacts[];
  /** Widest first. */
  readonly tornado: readonly {
    readonly line_id: string;
    /** The index of the factor in its line, `margin` or `reuse`. */
    readonly factor: string;
    readonly low: number;
    readonly high: number;
    readonly net_roi_at_low: number;
    readonly net_roi_at_high: number;
  }[];
}

/** What the page about a scenario is written from. */
export interface ScenarioContent {
  readonly language: DocumentLanguage;
  /** The name of the workspace; null while it is not known. */
  readonly workspace: string | null;
  /** IANA name. */
  readonly time_zone: string;
  readonly made_at: Date;
  readonly report: ScenarioFacts;
}
