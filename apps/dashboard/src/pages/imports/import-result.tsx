import { Button, Progress } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { Section } from '../../parts/page.js';
import { ErrorInPlace } from '../../parts/states.js';
import classes from './imports.module.css';
import type { ImportState } from './proposal-form.js';
import { Steps } from './steps.js';

/** How an import goes or went: counts, the rows that were not taken, and the way back. */
export function ImportResult({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { rows, status } = state;
  const isWorking = status === 'queued' || status === 'running' || status === 'undoing' || status === 'waiting';
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <Steps at={3} />
        <p className="lead" role="status">
          {isWorking || status === 'undone' || status === 'failed'
            ? t(`result.${status as 'undone'}`)
            : t('result.done', {
                accepted: format.count(rows.accepted + rows.unchanged),
                read: format.count(rows.read),
              })}
        </p>
        {isWorking && <Progress value={state.progress} aria-label={t('result.progress')} />}
        {state.failure !== null && <p className={classes.question}>{state.failure.detail}</p>}
        <dl className={classes.counts}>
          {(['accepted', 'unchanged', 'rejected', 'read'] as const).map((name) => (
            <div key={name}>
              <dd className="num">{format.count(rows[name])}</dd>
              <dt className="muted small">{t(`count.${name}`)}</dt>
            </div>
          ))}
        </dl>
        {rows.rejected > 0 && <Rejected state={state} />}
      </div>
      <aside className={classes.stack} aria-label={t('undo.title')}>
        {(status === 'done' || status === 'failed') && !state.dry_run && <Undo state={state} />}
        <p className="muted small">{t('result.again')}</p>
      </aside>
    </div>
  );
}

function Undo({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('imports');
  const queries = useQueryClient();
  const undo = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/imports/{id}/undo', { params: { path: { id: state.id } } })),
    onSuccess: (next) => queries.setQueryData(['imports', state.id], next),
  });
  return (
    <div className={classes.question}>
      <h2>{t('undo.title')}</h2>
      <p>{t('undo.text', { count: state.rows.accepted })}</p>
      {undo.error && <ErrorInPlace error={undo.error} />}
      <Button variant="default" leftSection={<Undo2 size={14} aria-hidden />} onClick={() => undo.mutate()}>
        {t('undo.button')}
      </Button>
    </div>
  );
}

function Rejected({ state }: { readonly state: ImportState }) {
  const { t } = useTranslation('imports');
  const params = { path: { id: state.id }, query: { limit: 100 } };
  const { data, error, refetch } = useQuery({
    queryKey: ['imports', state.id, 'errors', state.status],
    queryFn: () => dataOf(api.GET('/v1/imports/{id}/errors', { params })),
  });
  return (
    <Section
      title={t('rejected.title')}
      more={
        <Button
          component="a"
          variant="default"
          href={`/v1/imports/${state.id}/rejected-rows`}
          download
          leftSection={<Download size={14} aria-hidden />}
        >
          {t('rejected.file')}
        </Button>
      }
    >
      {error && <ErrorInPlace error={error} retry={() => void refetch()} />}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('rejected.title')}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('rejected.row')}</th>
              <th scope="col">{t('columns.column')}</th>
              <th scope="col">{t('rejected.detail')}</th>
            </tr>
          </thead>
          <tbody>
            {data?.data.map(({ row, column, detail }, index) => (
              <tr key={index}>
                <td className="num">{row}</td>
                <td>
                  <bdi>{column ?? '–'}</bdi>
                </td>
                <td lang="en">{detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
