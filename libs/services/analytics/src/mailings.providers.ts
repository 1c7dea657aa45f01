import { SignedLinks } from '@hearback/http';
import type { Provider, Type } from '@nestjs/common';
import { ChangeReportSchedules, ReportTiming } from './application/mailings/change-report-schedules.js';
import { ChangeShareLinks } from './application/mailings/change-share-links.js';
import { FollowWorkspace } from './application/mailings/follow-workspace.js';
import { PrepareReport, ReportStamps } from './application/mailings/prepare-report.js';
import { ReadLinkedReport } from './application/mailings/read-linked-report.js';
import { ReportScheduleStore, ReportTimer, ReportWorkspaces } from './application/mailings/report-schedule-store.js';
import { ShareBoard } from './application/mailings/share-board.js';
import { SendReport } from './application/mailings/send-report.js';
import { ShareLinkStore } from './application/mailings/share-link-store.js';
import { ReportReaders, WriteReport } from './application/mailings/write-report.js';
import { JobReportTimer, DueReportWorker } from './events/mailings/report-timer.worker.js';
import { ReportPreviewRoutes } from './http/mailings/report-preview.routes.js';
import { ReportSchedulesController } from './http/mailings/report-schedules.controller.js';
import { ShareAddresses } from './http/mailings/share-addresses.js';
import { LinkedReportRoutes } from './http/mailings/linked-report.routes.js';
import { ShareLinksController } from './http/mailings/share-links.controller.js';
import { SqlReportWorkspaces } from './persistence/mailings/sql-report-workspaces.js';
import { TypeormReportScheduleStore } from './persistence/mailings/typeorm-report-schedule-store.js';
import { TypeormShareLinkStore } from './persistence/mailings/typeorm-share-link-store.js';

/** Routes of reports that are mailed, and of links to reports. */
export const MAILING_CONTROLLERS: readonly Type[] = [ReportSchedulesController, ShareLinksController];

/** Reports that are mailed again and again, and reports that are shared by link. */
export const MAILING_PROVIDERS: readonly Provider[] = [
  ChangeReportSchedules,
  ChangeShareLinks,
  FollowWorkspace,
  PrepareReport,
  DueReportWorker,
  ReadLinkedReport,
  ReportPreviewRoutes,
  ReportReaders,
  ReportStamps,
  ReportTiming,
  SendReport,
  ShareBoard,
  ShareAddresses,
  LinkedReportRoutes,
  SignedLinks,
  WriteReport,
  { provide: ReportScheduleStore, useClass: TypeormReportScheduleStore },
  { provide: ReportTimer, useClass: JobReportTimer },
  { provide: ReportWorkspaces, useClass: SqlReportWorkspaces },
  { provide: ShareLinkStore, useClass: TypeormShareLinkStore },
];
