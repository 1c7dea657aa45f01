import { Injectable } from '@nestjs/common';
import { keyset, type TenantTx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { CohortInvitations, type CohortSelection, type ObservedInvitation } from '../application/cohort-queries.js';
import type { InvitationSelection } from '../domain/invitation-selection.js';
import type { ObservedFacts } from '../domain/response-cohort.js';
import { observed } from './cohort-statements.js';
import { Parameters } from './score-conditions.js';

const HEARD = '(answered and not withdrawn)';
const COMPLETED = '(completed and not withdrawn)';
const REFUSED = `(not ${COMPLETED} and not ${HEARD} and (started or refused))`;
const SILENT = `(not ${COMPLETED} and not ${HEARD} and not started and not refused)`;

/** The conditions on the facts by which `dispositionOf` counts them. */
const CONDITIONS: Readonly<Record<InvitationSelection, string>> = {
  asked: 'true',
  arrived: `not (${SILENT} and bounced)`,
  started: 'started',
  answered: `(${COMPLETED} or ${HEARD})`,
  completed: COMPLETED,
  bounced: `${SILENT} and bounced`,
  refused: REFUSED,
  unconfirmed: `${SILENT} and not bounced and unconfirmed`,
  silent: `${SILENT} and not bounced`,
};

interface InvitationRow extends ObservedFacts, Record<string, unknown> {
  readonly invitation_id: string;
  readonly survey_id: string;
  readonly asked_at: Date;
  readonly response_id: string | null;
}

/** `CohortInvitations` in SQL, with the request role. */
@Injectable()
export class SqlCohortInvitations extends CohortInvitations {
  override async list(
    tx: TenantTx,
    { filter, period, now, selection }: CohortSelection,
    page: PageRequest,
  ): Promise<Page<ObservedInvitation>> {
    const p = new Parameters();
    const invitations = observed(tx.tenantId, filter, period, now, p);
    const keys = keyset(page, ['asked_at', 'invitation_id'], p.values);
    const rows = await tx.query<InvitationRow>(
      `select * from (${invitations}) observed where ${CONDITIONS[selection]} and ${keys.condition} ${keys.orderAndLimit}`,
      p.values,
    );
    const found = rows.map(
      ({ bounced, started, answered, completed, withdrawn, refused, unconfirmed, open, ...row }) => ({
        invitationId: row.invitation_id,
        surveyId: row.survey_id,
        askedAt: row.asked_at,
        responseId: started ? row.response_id : null,
        bounced,
        started,
        answered,
        completed,
        withdrawn,
        refused,
        unconfirmed,
        open,
      }),
    );
    return pageOf(found, page.limit);
  }
}
