import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredWidget } from '../application/widget-store.js';
import type { WidgetSettings } from '../domain/widget.js';

/** How a survey is shown on web pages, as it is stored. */
@Entity({ schema: 'survey', name: 'survey_widget' })
export class WidgetRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'survey_widget_pkey' })
  tenantId: string;
  @PrimaryColumn({ name: 'survey_id', type: 'uuid', primaryKeyConstraintName: 'survey_widget_pkey' })
  surveyId: string;
  /** Also in the settings; here to be counted. */
  @Column({ type: 'boolean' })
  enabled: boolean;
  @Column({ type: 'json' })
  settings: WidgetSettings;
  @Column({ type: 'integer' })
  revision: number;
  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}

/** The row of a widget. */
export function toWidgetRow(tenantId: string, surveyId: string, widget: StoredWidget): WidgetRow {
  return { tenantId, surveyId, enabled: widget.settings.enabled, ...widget };
}

/** The widget of a row. */
export function fromWidgetRow({ settings, revision, updatedAt }: WidgetRow): StoredWidget {
  return { settings, revision, updatedAt };
}
