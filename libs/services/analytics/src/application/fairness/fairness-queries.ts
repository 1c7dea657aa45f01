import type { OneTenantTx } from '@hearback/database';
import type { CountedCases, FairnessSubject } from '../../domain/fairness/service-fairness.js';
import type { Period } from '../../domain/period.js';

/** Counts cases of a period by the groups that their answers were given in. */
export abstract class FairnessQueries {
  abstract counted(tx: OneTenantTx, subject: FairnessSubject, period: Period): Promise<CountedCases>;
}
