import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../../api/client.js';

const page = { params: { query: { limit: 100 } } };

export type ReportSchedule = Reply<'listReportSchedules'>['data'][number];
export type ShareLink = Reply<'listShareLinks'>['data'][number];
export type ReportMail = Reply<'listReportMails'>['data'][number];
export type Recipient = Reply<'getReportRecipients'>['recipients'][number];

/** The languages and parts that a report can have. */
export const LANGUAGES = ['en', 'de', 'fr', 'ar'] as const;
export const PARTS = ['scores', 'trends', 'response_rates', 'topics'] as const;

/** The schedules of reports. */
export const schedulesQuery = queryOptions({
  queryKey: ['report-schedules'],
  queryFn: () => dataOf(api.GET('/v1/report-schedules', page)),
});

/** The links with which reports are shared. */
export const linksQuery = queryOptions({
  queryKey: ['share-links'],
  queryFn: () => dataOf(api.GET('/v1/share-links', page)),
});

/** Who gets the reports of a schedule. */
export const recipientsQuery = (id: string) =>
  queryOptions({
    queryKey: ['report-recipients', id],
    queryFn: () => dataOf(api.GET('/v1/report-recipients', { params: { query: { report_schedule_id: id } } })),
  });

/** The newest reports of a schedule that were mailed. */
export const mailsQuery = (id: string) =>
  queryOptions({
    queryKey: ['report-mails', id],
    queryFn: () => dataOf(api.GET('/v1/report-mails', { params: { query: { report_schedule_id: id, limit: 25 } } })),
  });

/** The path parameter of a schedule. */
export function pathOf(id: string) {
  return { params: { path: { report_schedule_id: id } } };
}
