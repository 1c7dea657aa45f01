import { TenantDatabase } from '@hearback/database';
import { ExportFiles, listedFile, smallFile } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { AccountQueries } from '../application/account-queries.js';
import { BrandStore } from '../application/brand-store.js';
import { InvitationQueries } from '../application/invitation-store.js';
import { TeamQueries } from '../application/team-store.js';
import { toAuditEntryDto } from './audit-entry.dto.js';
import { toBrandDto } from './brand.dto.js';
import { toInvitationDto } from './invitation.dto.js';
import { toMemberDto } from './member.dto.js';
import { toTeamDto } from './team.dto.js';
import { toWorkspaceDto } from './workspace.dto.js';

const ALL = { action: undefined, actorId: undefined, from: undefined, to: undefined };

/** What the export of a workspace has of the workspace itself and its staff; keys and sessions stay here. */
@Injectable()
export class AccountsExport extends ExportFiles<'accounts'> {
  override readonly files: ExportFiles<'accounts'>['files'];

  constructor(
    queries: AccountQueries,
    invitations: InvitationQueries,
    teams: TeamQueries,
    brands: BrandStore,
    database: TenantDatabase,
  ) {
    super();
    this.files = {
      workspace: smallFile('the workspace as `GET /v1/workspace` shows it', async (tenantId) => [
        toWorkspaceDto(await queries.workspace(tenantId)),
      ]),
      brand: smallFile('the brand as `GET /v1/workspace/brand` shows it', async (tenantId) => [
        toBrandDto(await database.withTenant(tenantId, (tx) => brands.find(tx))),
      ]),
      members: listedFile({
        line: 'a member as `GET /v1/members` shows them, inactive ones too',
        list: (tenantId, page) => queries.members(tenantId, page),
        positionOf: (member) => member,
        toLine: toMemberDto,
      }),
      invitations: listedFile({
        line: 'an open invitation as `GET /v1/invitations` shows it',
        list: (tenantId, page) => invitations.list(tenantId, page),
        positionOf: (invitation) => invitation,
        toLine: toInvitationDto,
      }),
      teams: listedFile({
        line: 'a team as `GET /v1/teams` shows it, archived ones too',
        list: (tenantId, page) => teams.list(tenantId, page, undefined),
        positionOf: (team) => team,
        toLine: toTeamDto,
      }),
      'audit-entries': listedFile({
        line: 'an entry as `GET /v1/audit-entries` shows it, with the hash that proves its place',
        list: (tenantId, page) => queries.auditEntries(tenantId, page, ALL),
        positionOf: ({ entry }) => ({ id: entry.id, createdAt: entry.at }),
        toLine: toAuditEntryDto,
      }),
    };
  }
}
