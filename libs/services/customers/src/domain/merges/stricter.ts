import { CONSENT_PURPOSES, consentStates, type ConsentEntry } from '../consent/consent-ledger.js';
import type { Preferences } from '../consent/preferences.js';

/** The decisions of a profile that was merged into another. */
export interface MergedDecisions {
  readonly mergedAt: Date;
  readonly entries: readonly ConsentEntry[];
}

/**
 * The withdrawals of merged profiles that hold for the kept one, too: as if they were made when the profiles were merged. A consent is
 * never carried over, and a decision of the person after the merge goes before.
 */
export function impliedWithdrawals(
  own: readonly ConsentEntry[],
  merged: readonly MergedDecisions[],
): readonly ConsentEntry[] {
  return merged.flatMap(({ mergedAt, entries }) => {
    const states = consentStates(entries);
    return CONSENT_PURPOSES.flatMap((purpose) => {
      const isDecided = own.some((entry) => entry.purpose === purpose && entry.decidedAt > mergedAt);
      if (states[purpose] !== 'withdrawn' || isDecided) return [];
      const withdrawal = entries.find((entry) => entry.purpose === purpose && !entry.granted)!;
      return [{ ...withdrawal, decidedAt: mergedAt }];
    });
  });
}

/** What both profiles allow to ask. Language and quiet hours are those of the kept profile. */
export function stricterPreferences(kept: Preferences, merged: Preferences): Preferences {
  return {
    topicsOff: [...new Set([...kept.topicsOff, ...merged.topicsOff])].toSorted(),
    maxEveryDays: larger(kept.maxEveryDays, merged.maxEveryDays),
    pausedUntil: later(kept.pausedUntil, merged.pausedUntil),
    language: kept.language,
    quietHours: kept.quietHours ?? merged.quietHours,
    prefersPerson: kept.prefersPerson || merged.prefersPerson,
  };
}

function larger(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}
