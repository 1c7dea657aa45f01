import { listedFile, smallFile, type ExportFile } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { AttentionQueries } from '../../application/asking/attention-queries.js';
import { InvitationQueries } from '../../application/asking/invitation-store.js';
import { PlanQueries } from '../../application/asking/plan-queries.js';
import { toAttentionDto, toTouchDto } from './attention.dto.js';
import { toInvitationDto } from './invitation.dto.js';
import { toPlanDto } from './plan.dto.js';

const ALL = {
  ids: undefined,
  customer: undefined,
  planId: undefined,
  surveyId: undefined,
  status: undefined,
  reason: undefined,
};

/** What the export of a workspace has of asking customers. */
@Injectable()
export class AskingFiles {
  readonly attentionRules: ExportFile;
  readonly invitations: ExportFile;

  readonly plans: ExportFile;
  readonly touches: ExportFile;

  constructor(attention: AttentionQueries, invitations: InvitationQueries, plans: PlanQueries) {
    this.attentionRules = smallFile('the attention rules as `GET /v1/attention-rules` shows them', async (tenantId) => [
      toAttentionDto(await attention.rules(tenantId)),
    ]);
    this.invitations = listedFile({
      line: 'an invitation to a survey as `GET /v1/survey-invitations` shows it',
      list: (tenantId, page) => invitations.invitations(tenantId, ALL, page),
      positionOf: (invitation) => invitation,
      toLine: toInvitationDto,
    });
    this.plans = listedFile({
      line: 'a plan with its texts as `GET /v1/plans/{plan_id}` shows it',
      list: (tenantId, page) =>
        plans.plans(tenantId, { kind: undefined, status: undefined, surveyId: undefined }, page),
      positionOf: (plan) => plan,
      toLine: toPlanDto,
    });
    this.touches = listedFile({
      line: 'a contact that cost attention as `GET /v1/customers/{external_id}/touches` shows it, with `customer`',
      list: (tenantId, page) => attention.touches(tenantId, page),
      positionOf: ({ id, at }) => ({ id, createdAt: at }),
      toLine: (touch) => ({ customer: touch.externalId, ...toTouchDto(touch) }),
    });
  }
}
