import type { ConsentEntry, ConsentPurpose, ConsentWay } from '../../domain/consent/consent-ledger.js';
import type { StoredPreferences } from '../../domain/consent/preferences.js';

/** Preferences, as queries return them. */
export interface PreferenceRow {
  readonly topics_off: readonly string[];
  readonly max_every_days: number | null;
  readonly paused_until: Date | null;
  readonly language: string | null;
  readonly quiet_from: string | null;
  readonly quiet_to: string | null;
  readonly prefers_person: boolean;
  readonly revision: number;
  readonly changed_at: Date;
}

/** Maps a row to preferences. */
export function fromPreferenceRow(row: PreferenceRow): StoredPreferences {
  const { quiet_from: from, quiet_to: to } = row;
  return {
    topicsOff: row.topics_off,
    maxEveryDays: row.max_every_days,
    pausedUntil: row.paused_until,
    language: row.language,
    quietHours: from === null || to === null ? null : { from, to },
    prefersPerson: row.prefers_person,
    revision: row.revision,
    changedAt: row.changed_at,
  };
}

/** An entry of the ledger, as queries return it. */
export interface ConsentEntryRow {
  readonly id: string;
  readonly purpose: ConsentPurpose;
  readonly granted: boolean;
  readonly text_id: string | null;
  readonly locale: string | null;
  readonly decided_at: Date;
  readonly way: ConsentWay;
  readonly invitation_id: string | null;
  readonly source: string | null;
}

/** The columns of a `ConsentEntryRow`; `e` is the entry. */
export const ENTRY_COLUMNS = `e.id, e.purpose, e.granted, e.text_id, e.locale, e.decided_at, e.way, e.invitation_id, e.source`;

/** Maps a row to the entry. */
export function fromConsentEntryRow(row: ConsentEntryRow): ConsentEntry {
  return {
    id: row.id,
    purpose: row.purpose,
    granted: row.granted,
    textId: row.text_id,
    locale: row.locale,
    decidedAt: row.decided_at,
    way: row.way,
    invitationId: row.invitation_id,
    source: row.source,
  };
}
