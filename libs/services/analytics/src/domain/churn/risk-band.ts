/** How likely somebody leaves, in words: `high` from 50 %, `medium` from 25 %. */
export const RISK_BANDS = ['high', 'medium', 'low'] as const;
export type RiskBand = (typeof RISK_BANDS)[number];

/** From here on somebody is more likely to leave than to stay, and is marked. */
export const HIGH_RISK = 0.5;
export const MEDIUM_RISK = 0.25;

/** The band of a probability from 0 to 1. */
export function riskBand(risk: number): RiskBand {
  if (risk >= HIGH_RISK) return 'high';
  return risk >= MEDIUM_RISK ? 'medium' : 'low';
}
