import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Download, Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../parts/page.js';
import type { SharedReport } from './mailings/shared-report.js';
import classes from './reports.module.css';
import { ShareReport } from './share-report.js';

/** A report: its path on top, its link, file and print as actions. */
export function ReportFrame(props: {
  readonly title: string;
  readonly actions?: ReactNode;
  /** The address of the same numbers as CSV. */
  readonly file?: string;
  /** What a link to the report shows; undefined where none can show it. */
  readonly share?: SharedReport | undefined;
  readonly filters?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('reports');
  const { title, actions, file, share, filters, children } = props;
  return (
    <Page
      title={title}
      within={<Link to="/reports">{t('title')}</Link>}
      actions={
        <>
          {actions}
          <ShareReport report={share} />
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
    </Page>
  );
}

/** The address of a route of the API with a query; parameters that are no texts are left out. */
export function fileAddress(path: string, query: object): string {
  const texts = Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return `${path}?${new URLSearchParams(texts)}`;
}
