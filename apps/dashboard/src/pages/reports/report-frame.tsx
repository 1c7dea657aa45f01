import { ActionIcon, Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Download, LayoutDashboard, Printer } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.js';
import type { ReportView } from './boards/report-views.js';
import type { SharedReport } from './mailings/report-of-search.js';
import classes from './reports.module.css';
import { ShareReport } from './share-report.js';

/** Loaded when somebody adds a view, with its texts. */
const AddToBoard = lazy(async () => ({ default: (await import('./boards/add-to-board.js')).AddToBoard }));

/** A report: its path on top, its link, file, print, and what is shown as a tile of a dashboard as actions. */
export function ReportFrame(props: {
  readonly title: string;
  readonly actions?: ReactNode;
  /** The address of the same numbers as CSV. */
  readonly file?: string;
  /** What a link to the report shows; undefined where none can show it. */
  readonly share?: SharedReport | undefined;
  readonly filters?: ReactNode;
  /** What is shown, if dashboards can have it as a tile. */
  readonly view?: ReportView;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('reports');
  const { title, actions, file, share, filters, view, children } = props;
  const [isAdding, setAdding] = useState(false);
  return (
    <Page
      title={title}
      within={<Link to="/reports">{t('title')}</Link>}
      actions={
        <>
          {actions}
          <ShareReport report={share} />
          {view !== undefined && (
            <ActionIcon
              variant="default"
              size={36}
              className="not-print"
              aria-label={t('board.add')}
              title={t('board.add')}
              onClick={() => setAdding(true)}
            >
              <LayoutDashboard size={16} strokeWidth={1.75} aria-hidden />
            </ActionIcon>
          )}
          <Button
            variant="default"
            className="not-phone not-print"
            leftSection={<Printer size={16} strokeWidth={1.75} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('print')}
          </Button>
          {file !== undefined && (
            <Button
              component="a"
              href={file}
              download
              variant="default"
              className="not-phone not-print"
              leftSection={<Download size={16} strokeWidth={1.75} aria-hidden />}
            >
              CSV
            </Button>
          )}
        </>
      }
    >
      {filters !== undefined && <div className={`${classes.filters} not-print`}>{filters}</div>}
      {children}
      {isAdding && view !== undefined && (
        <Suspense>
          <AddToBoard view={view} onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </Page>
  );
}

/** The address of a route of the API with a query: texts, and objects of them as `member[key]`. */
export function fileAddress(path: string, query: object): string {
  const texts = Object.entries(query).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    if (typeof value === 'string') return [[name, value]];
    const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return members.map(([key, member]) => [`${name}[${key}]`, String(member)]);
  });
  return `${path}?${new URLSearchParams(texts)}`;
}
