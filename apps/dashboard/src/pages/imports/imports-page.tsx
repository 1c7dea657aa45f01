import { Button, FileButton, Progress } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { Page, Section } from '../../parts/page.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import classes from './imports.module.css';
import { sendFile } from './send-file.js';
import { Steps } from './steps.js';

/** The first step of an import, the file, and the imports before. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [percent, setPercent] = useState(0);
  const send = useMutation({
    mutationFn: (file: File) => sendFile(file, setPercent),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['imports'] });
      await navigate({ to: '/imports/$importId', params: { importId: id } });
    },
  });
  return (
    <Page title={t('title')}>
      <div className={classes.stack}>
        <Steps at={1} />
        <p className="lead">{t('file.lead')}</p>
        <p className="muted">{t('file.text')}</p>
        <div
          className={classes.drop}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            const [file] = event.dataTransfer.files;
            if (file !== undefined) send.mutate(file);
          }}
        >
          <p className="muted">{t('file.drop')}</p>
          <FileButton accept=".csv,.xlsx,text/csv" onChange={(file) => file && send.mutate(file)}>
            {(props) => (
              <Button {...props} leftSection={<Upload size={14} aria-hidden />}>
                {t('file.choose')}
              </Button>
            )}
          </FileButton>
          {send.isPending && <Progress value={percent} aria-label={t('file.sending')} className={classes.progress} />}
        </div>
        {send.error && <ErrorInPlace error={send.error} what={t('file.failed')} />}
      </div>
      <History />
    </Page>
  );
}

function History() {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['imports', 'list'],
    queryFn: () => dataOf(api.GET('/v1/imports', { params: { query: { limit: 50 } } })),
  });
  return (
    <Section title={t('history.title')}>
      {isPending && <LoadingShapes />}
      {error && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data?.data.length === 0 && <Empty text={t('history.none')} />}
      <ul className={classes.list}>
        {data?.data.map((each) => (
          <li key={each.id}>
            <Link className="link" to="/imports/$importId" params={{ importId: each.id }}>
              <bdi>{each.file_name ?? t('history.unnamed')}</bdi>
            </Link>
            <span className="muted small">
              {t(`status.${each.status}`)} · {t('history.rows', { count: each.rows.accepted })} ·{' '}
              {t('history.rejected', { count: each.rows.rejected })}
            </span>
            <time className="faint small" dateTime={each.created_at}>
              {format.moment(each.created_at)}
            </time>
          </li>
        ))}
      </ul>
    </Section>
  );
}
