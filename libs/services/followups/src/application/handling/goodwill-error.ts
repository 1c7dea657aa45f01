import type { AppError } from '@hearback/kernel';
import type { GoodwillRefusal } from '../../domain/handling/goodwill.js';
import { followupsErrors } from '../followups.errors.js';

/** The error of a refusal; it says how much is left, and who may give more. */
export function goodwillError(refusal: GoodwillRefusal, currency: string | null): AppError {
  switch (refusal.reason) {
    case 'no-currency':
      return followupsErrors.error('goodwill-not-set-up');
    case 'over-limit': {
      const who = refusal.roles.length === 0 ? 'Nobody may give so much' : `May give it: ${refusal.roles.join(', ')}`;
      return followupsErrors.error('over-goodwill-limit', `${left(refusal.leftMinor, currency)} ${who}.`);
    }
    case 'over-budget':
      return followupsErrors.error(
        'over-goodwill-budget',
        `${left(refusal.leftMinor, currency)} An owner or admin may change the budget.`,
      );
  }
}

/** Minor units with the code of the currency, because the number of digits differs by currency. */
const left = (minor: number, currency: string | null) =>
  `Left for this month: ${minor} minor units of ${currency ?? 'no currency'}.`;
