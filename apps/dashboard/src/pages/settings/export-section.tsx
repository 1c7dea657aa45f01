import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { useMay } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Section } from '../../parts/page.js';
import { ErrorInPlace } from '../../parts/states.js';
import classes from './settings.module.css';

/** Starts an export of everything in the workspace, and lists its files. */
export function ExportSection() {
  const { t } = useTranslation('settings');
  const mayExport = useMay('workspace:export');
  const start = useMutation({ mutationFn: () => dataOf(api.POST('/v1/workspace/exports')) });
  if (!mayExport) return null;
  return (
    <Section title={t('danger.export.title')}>
      <div className={classes.well}>
        <p>{t('danger.export.what')}</p>
        <Button variant="default" loading={start.isPending} onClick={() => start.mutate()}>
          {t(start.data ? 'danger.export.again' : 'danger.export.start')}
        </Button>
      </div>
      {start.isError && <ErrorInPlace error={start.error} />}
      {start.data && <ExportedFiles found={start.data} />}
    </Section>
  );
}

/** The browser saves each file while it is sent, so none is held in memory. */
function ExportedFiles({ found }: { readonly found: Reply<'startExport'> }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const [asOf, until] = [format.moment(found.as_of), format.moment(found.expires_at)];
  return (
    <>
      <p className={classes.ready} role="status">
        {t('danger.export.ready', { asOf, until })}
      </p>
      <ul className={classes.files} aria-label={t('danger.export.list')}>
        {found.files.map(({ name, path }) => (
          <li key={name}>
            <a href={path} download>
              <Download size={16} strokeWidth={1.75} aria-hidden />
              <span className="link">{t(`danger.export.files.${name}`)}</span>
            </a>
          </li>
        ))}
      </ul>
      <p className={classes.note}>{t('danger.export.all')}</p>
    </>
  );
}
