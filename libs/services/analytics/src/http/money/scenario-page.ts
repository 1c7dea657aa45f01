import { EnumField } from '@hearback/http';
import { scenarioPdf } from '@hearback/documents';
import type { ScenarioPage } from '../../application/money/read-scenario-page.js';
import { REPORT_LANGUAGES, type ReportLanguage } from '../../domain/mailings/report-schedule.js';
import { reportToDto } from './scenario-report-mapping.js';
import { ScenarioReportQueryDto } from './scenario-report.dto.js';

/** Which scenario is written, and in which language. */
export class ScenarioPageQueryDto extends ScenarioReportQueryDto {
  @EnumField(REPORT_LANGUAGES, { optional: true, example: 'en', description: 'In which the page is written.' })
  readonly language: ReportLanguage = 'en';
}

/** A scenario on one page, with the same numbers as in the JSON report, rounded. */
export function scenarioPage({ report, workspace, madeAt }: ScenarioPage, language: ReportLanguage): Promise<Buffer> {
  const { name, timeZone } = workspace;
  return scenarioPdf({ language, workspace: name, time_zone: timeZone, made_at: madeAt, report: reportToDto(report) });
}
