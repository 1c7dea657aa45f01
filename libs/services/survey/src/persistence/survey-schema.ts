import type { ServiceSchema } from '@hearback/database';
import { Survey1767225600001 } from './migrations/0001-survey.js';
import { TagsAndArchive1767225600039 } from './migrations/0039-tags-and-archive.js';
import { Widget1767225600050 } from './migrations/0050-widget.js';
import { Erasure1767225600074 } from './migrations/0074-erasure.js';
import { SurveySettings1767225600053 } from './migrations/0053-survey-settings.js';
import { SurveyRow } from './survey.row.js';
import { TouchpointRow } from './touchpoint.row.js';
import { VersionRow } from './version.row.js';
import { WidgetRow } from './widget.row.js';

/** The database schema of this service. */
export const surveySchema: ServiceSchema = {
  name: 'survey',
  migrations: [
    Survey1767225600001,
    TagsAndArchive1767225600039,
    Widget1767225600050,
    SurveySettings1767225600053,
    Erasure1767225600074,
  ],
  entities: [TouchpointRow, SurveyRow, VersionRow, WidgetRow],
};
