import { Button, Progress } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Download, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { Section } from '../../parts/page.js';
import { ErrorInPlace } from '../../parts/states.js';
import type { Content } from './guess-content.js';
import classes from './imports.module.css';
import { Steps } from './steps.js';

type EndedImport = Pick<Reply<'getCustomerImport'>, 'id' | 'status' | 'rows' | 'progress' | 'failure' | 'errors_total'>;

interface RowError {
  readonly row: number;
  readonly column: string | null;
  readonly detail: string;
}

interface Props {
  readonly state: EndedImport;
  /** What undoing would do; undefined: it cannot be undone. */
  readonly undoText: string | undefined;
  /** What undoing has done. */
  readonly undoneText: string;
  readonly countName: Content;
  /** Where the rejected rows are, as a file. */
  readonly rejectedRows: string;
  readonly undo: () => Promise<void>;
  readonly errors: () => Promise<readonly RowError[]>;
}

const WORKING: readonly string[] = ['waiting', 'queued', 'running', 'undoing'];

/** Whether an import goes on by itself. */
export const isWorking = (status: string | undefined): boolean => WORKING.includes(status ?? '');

/** How an import goes or went: counts, the rows that were not taken, and the way back. */
export function ImportResult({ state, undoText, undoneText, countName, rejectedRows, undo, errors }: Props) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { rows, status } = state;
  const inCounts = { accepted: format.count(rows.accepted + rows.unchanged), read: format.count(rows.read) };
  const lead = () => {
    if (status === 'undone') return undoneText;
    if (status === 'done') return t('result.done', inCounts);
    return t(`result.${status as 'failed'}`);
  };
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <Steps at={3} />
        <p className="lead" role="status">
          {lead()}
        </p>
        {isWorking(status) && <Progress value={state.progress} aria-label={t('result.progress')} />}
        {state.failure !== null && <p className={classes.question}>{state.failure.detail}</p>}
        <dl className={classes.counts}>
          {(['accepted', 'unchanged', 'rejected', 'read'] as const).map((name) => (
            <div key={name}>
              <dd className="num">{format.count(rows[name])}</dd>
              <dt className="muted small">{name === 'accepted' ? t(`count.${countName}`) : t(`count.${name}`)}</dt>
            </div>
          ))}
        </dl>
        {rows.rejected > 0 && <Rejected id={state.id} status={status} file={rejectedRows} errors={errors} />}
      </div>
      <aside className={classes.stack} aria-label={t('undo.title')}>
        {(status === 'done' || status === 'failed') && undoText !== undefined && <Undo text={undoText} undo={undo} />}
        <p className="muted small">{t('result.again')}</p>
      </aside>
    </div>
  );
}

function Undo({ text, undo }: { readonly text: string; readonly undo: () => Promise<void> }) {
  const { t } = useTranslation('imports');
  const undoing = useMutation({ mutationFn: undo });
  return (
    <div className={classes.question}>
      <h2>{t('undo.title')}</h2>
      <p>{text}</p>
      {undoing.error && <ErrorInPlace error={undoing.error} />}
      <Button
        variant="default"
        leftSection={<Undo2 size={14} aria-hidden />}
        loading={undoing.isPending}
        onClick={() => undoing.mutate()}
      >
        {t('undo.button')}
      </Button>
    </div>
  );
}

interface RejectedProps {
  readonly id: string;
  readonly status: string;
  readonly file: string;
  readonly errors: Props['errors'];
}

function Rejected({ id, status, file, errors }: RejectedProps) {
  const { t } = useTranslation('imports');
  const { data, error, refetch } = useQuery({ queryKey: ['imports', id, 'errors', status], queryFn: errors });
  return (
    <Section
      title={t('rejected.title')}
      more={
        <Button component="a" variant="default" href={file} download leftSection={<Download size={14} aria-hidden />}>
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
            {data?.map(({ row, column, detail }, index) => (
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
