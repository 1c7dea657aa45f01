import { applyDecorators, Get } from '@nestjs/common';
import { Allow, Route, type RouteOptions } from '@hearback/http';
import { ReportExplanationDto } from './report-explanation.dto.js';

/** Declaration of a route of a report, which everybody who may see numbers can read. */
export interface ReportRouteOptions extends Pick<
  RouteOptions,
  'id' | 'summary' | 'description' | 'query' | 'reply' | 'problems'
> {
  /** Where the report is, below the path of its controller. Default: at that path. */
  readonly path?: string;
}

/** `GET …`: a report, or a part of it. */
export function ReadReport(options: ReportRouteOptions): MethodDecorator {
  return reportRoute('', options);
}

/** `GET …/explain`: the formulas, sums and sources of a report. Reply: `ReportExplanationDto` if no other is given. */
export function ExplainReport(
  options: Omit<ReportRouteOptions, 'reply'> & Partial<Pick<ReportRouteOptions, 'reply'>>,
): MethodDecorator {
  return reportRoute('explain', { reply: ReportExplanationDto, ...options });
}

/** `GET …/export`: the numbers of a report as CSV. */
export function ExportReport(options: Omit<ReportRouteOptions, 'reply'>): MethodDecorator {
  return reportRoute('export', { ...options, reply: ['csv'] });
}

function reportRoute(kind: string, { path = '', ...route }: ReportRouteOptions): MethodDecorator {
  return applyDecorators(Get([path, kind].filter(Boolean).join('/')), Allow('metrics:read'), Route(route));
}
