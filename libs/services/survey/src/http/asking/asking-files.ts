import { listedFile, smallFile, type ExportFile } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { AttentionQueries } from '../../application/asking/attention-queries.js';
import { InvitationQueries } from '../../application/asking/invitation-store.js';
import { toAttentionDto } from './attention.dto.js';
import { toInvitationDto } from './invitation.dto.js';

const ALL = { customer: undefined, planId: undefined, surveyId: undefined, status: undefined, reason: undefined };

/** What the export of a workspace has of asking customers. */
@Injectable()
export class AskingFiles {
  readonly attentionRules: ExportFile;
  readonly invitations: ExportFile;

  constructor(attention: AttentionQueries, invitations: InvitationQueries) {
    this.attentionRules = smallFile('the attention rules as `GET /v1/attention-rules` shows them', async (tenantId) => [
      toAttentionDto(await attention.rules(tenantId)),
    ]);
    this.invitations = listedFile({
      line: 'an invitation to a survey as `GET /v1/survey-invitations` shows it',
      list: (tenantId, page) => invitations.invitations(tenantId, ALL, page),
      positionOf: (invitation) => invitation,
      toLine: toInvitationDto,
    });
  }
}
