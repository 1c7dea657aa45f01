import { isTimeZone } from './zone.js';

/** What a time says of its offset: minutes ahead of UTC, or the name of a zone. */
export type Offset = { readonly minutes: number } | { readonly zone: string };

const NUMERIC = /^(?:utc|gmt)?\s*([+-]\d{1,2})(?::?(\d{2}))?$/i;

/** No zone is further from UTC than this. */
const MAX_MINUTES = 14 * 60;

/** Abbreviations with one meaning, or with that of RFC 5322; others, such as IST and BST, name several zones. */
const ABBREVIATIONS: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  WET: 0,
  WEST: 60,
  CET: 60,
  CEST: 120,
  MEZ: 60,
  MESZ: 120,
  EET: 120,
  EEST: 180,
  OEZ: 120,
  OESZ: 180,
  HNEC: 60,
  HAEC: 120,
  MSK: 180,
  JST: 540,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
};

/** Reads `Z`, `+02:00`, `GMT-3`, `UTC`, `CEST`, `Europe/Berlin`; a remark in parentheses after it is left out. */
export function offsetOf(text: string): Offset | undefined {
  const bare = text
    .replace(/\s*\(.*$/, '')
    .replace(/^\[|\]$/g, '')
    .replace('\u2212', '-')
    .trim();
  const numeric = NUMERIC.exec(bare);
  if (numeric !== null) {
    const [, hours = '', minutes = '0'] = numeric;
    const size = Math.abs(Number(hours)) * 60 + Number(minutes);
    if (size > MAX_MINUTES || Number(minutes) > 59) return undefined;
    return { minutes: hours.startsWith('-') ? -size : size };
  }
  const minutes = ABBREVIATIONS[bare.toUpperCase()];
  if (minutes !== undefined) return { minutes };
  return bare.includes('/') && isTimeZone(bare) ? { zone: bare } : undefined;
}
