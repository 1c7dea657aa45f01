import type { AttributeValue } from '../attribute.js';
import { mergeProfile, type Customer, type ProfileChange } from '../customer.js';

/** What the kept profile has got from the merged one: `name`, `language`, `time_zone` or `attributes.<key>`. */
export interface CompletedProfile {
  readonly customer: Customer;
  readonly taken: readonly string[];
}

const ATTRIBUTE = 'attributes.';

/** The kept profile with what only the merged one has. Nothing that the kept profile says is replaced. */
export function completeProfile(kept: Customer, merged: Customer, at: Date): CompletedProfile {
  const missing = Object.entries(merged.attributes).filter(([key]) => !Object.hasOwn(kept.attributes, key));
  const takes = (own: string | null, other: string | null) => own === null && other !== null;
  const change: ProfileChange = {
    ...(takes(kept.name, merged.name) && { name: merged.name }),
    ...(takes(kept.language, merged.language) && { language: merged.language }),
    ...(takes(kept.timeZone, merged.timeZone) && { timeZone: merged.timeZone }),
    attributes: Object.fromEntries(missing),
  };
  const taken = [
    ...('name' in change ? ['name'] : []),
    ...('language' in change ? ['language'] : []),
    ...('timeZone' in change ? ['time_zone'] : []),
    ...missing.map(([key]) => ATTRIBUTE + key),
  ];
  return { customer: mergeProfile(kept, change, at), taken };
}

/** The kept profile without what it took from the merged one. What was changed since is the kept profile's own, and stays. */
export function giveBack(kept: Customer, merged: Customer, taken: readonly string[], at: Date): Customer {
  const fields = new Set(taken);
  const isStill = (field: string, own: string | null, other: string | null) => fields.has(field) && own === other;
  const attributes: Record<string, AttributeValue | null> = {};
  for (const field of taken) {
    if (!field.startsWith(ATTRIBUTE)) continue;
    const key = field.slice(ATTRIBUTE.length);
    const isSame = Object.hasOwn(kept.attributes, key) && kept.attributes[key] === merged.attributes[key];
    if (isSame) attributes[key] = null;
  }
  const change: ProfileChange = {
    ...(isStill('name', kept.name, merged.name) && { name: null }),
    ...(isStill('language', kept.language, merged.language) && { language: null }),
    ...(isStill('time_zone', kept.timeZone, merged.timeZone) && { timeZone: null }),
    attributes,
  };
  return mergeProfile(kept, change, at);
}
