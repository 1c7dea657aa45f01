import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import type { BoardTileReport, ReportContent } from '@hearback/documents';
import { Clock } from '@hearback/kernel';
import { reportDays, trendStart } from '../../domain/mailings/report-period.js';
import { isOpen, type SharedPeriod, type ShareLink } from '../../domain/mailings/share-link.js';
import { boardReport } from './board-report.js';
import { ReportWorkspaces } from './report-schedule-store.js';
import { ShareLinkStore } from './share-link-store.js';
import { WriteReport } from './write-report.js';

/** A shared report as its readers see it. */
export interface LinkedReport {
  readonly link: ShareLink;
  readonly content: ReportContent;
  /** The tiles of a board, each with its part of the content; null: the link shows a report. */
  readonly tiles: readonly BoardTileReport[] | null;
}

/** Reads what a link shows, and nothing else. */
@Injectable()
export class ReadLinkedReport {
  constructor(
    private readonly database: TenantDatabase,
    private readonly links: ShareLinkStore,
    private readonly workspaces: ReportWorkspaces,
    private readonly report: WriteReport,
    private readonly clock: Clock,
  ) {}

  /** Undefined: there is no such link, or it has expired or was revoked. */
  async execute(tenantId: string, id: string): Promise<LinkedReport | undefined> {
    const link = await this.links.find(tenantId, id);
    if (link === undefined || !isOpen(link, this.clock.now())) return undefined;
    const content = await this.write(tenantId, link);
    const { board } = link.view;
    return { link, content, tiles: board === undefined ? null : boardReport(content, board.tiles) };
  }

  /** The report of a link. */
  async write(tenantId: string, { name, language, view }: ShareLink): Promise<ReportContent> {
    const { timeZone } = await this.database.withTenant(tenantId, (tx) => this.workspaces.find(tx, tenantId));
    const { width, ...days } = daysOf(view.period, this.clock.now(), timeZone);
    const { parts, filter, board } = view;
    const tiles = board?.tiles.flatMap(({ shows }) => shows ?? []);
    const request = { tenantId, name, language, parts, days, width, filter };
    return this.report.execute({ ...request, ...(tiles === undefined ? {} : { tiles }) });
  }

  /** Counts a view of an open link. */
  async countView(tenantId: string, id: string): Promise<void> {
    await this.links.countView(tenantId, id, this.clock.now());
  }
}

function daysOf(period: SharedPeriod, now: Date, timeZone: string) {
  if (period.kind !== 'days') return reportDays(period.kind, now, timeZone);
  const { from, to } = period;
  return { from, to, trendFrom: trendStart(from, to), width: 'week' as const };
}
