import { Button } from '@mantine/core';
import { Check, Handshake } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { useFormat } from '../../../i18n/format.js';
import { Tag, TextLink } from '../../../parts/small.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { MoveDialog } from './move-dialog.js';
import { isPending, type Promised } from './promise-queries.js';
import classes from './promises.module.css';
import { usePromiseActs } from './use-promise-acts.js';
import { WithdrawDialog } from './withdraw-dialog.js';

/** A promise: what, until when, by whom, what the customer said, and what can be done. */
export function PromiseItem({
  promise,
  hasTask = false,
}: {
  readonly promise: Promised;
  /** Whether to link to its task. */
  readonly hasTask?: boolean;
}) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  const mayWrite = useMay('tasks:write');
  const until = t('promises.untilWhen', { when: format.moment(promise.due_at) });
  const who = promise.owner_name ?? t('actor.staff');
  return (
    <li className={promise.status === 'broken' ? `${classes.promise} ${classes.broken}` : classes.promise}>
      <Handshake size={16} aria-hidden className={classes.icon} />
      <div className={classes.body}>
        <p>
          <strong dir="auto">{promise.what}</strong>
        </p>
        <p className={promise.status === 'broken' ? `small ${classes.late}` : 'small'}>
          {until} <Tag>{t(`promises.status.${promise.status}`)}</Tag>
        </p>
        <Past promise={promise} />
        <p className="least faint">{t('promises.byWhom', { name: who })}</p>
        {hasTask && (
          <p className="small">
            <TextLink to="/tasks/$id" params={{ id: promise.task_id }}>
              {t('promises.toTask')}
            </TextLink>
          </p>
        )}
        {mayWrite && isPending(promise) && <PromiseWays promise={promise} />}
      </div>
    </li>
  );
}

/** The earlier times, when it was kept, and what was said. */
function Past({ promise }: { readonly promise: Promised }) {
  const { t } = useTranslation('tasks');
  const format = useFormat();
  return (
    <>
      {promise.moves.map(({ from, reason, at }) => (
        <p key={at} className="small muted" dir="auto">
          {t('promises.movedFrom', { when: format.moment(from), reason })}
        </p>
      ))}
      {promise.kept_at !== null && (
        <p className="small muted">
          {t(promise.broken_at === null ? 'promises.keptAt' : 'promises.keptLate', {
            when: format.moment(promise.kept_at),
          })}
        </p>
      )}
      {promise.objected_at !== null && (
        <p className={`small ${classes.late}`} dir="auto">
          {promise.objection === null
            ? t('promises.objected')
            : t('promises.objectedWith', { words: promise.objection })}
        </p>
      )}
      {promise.withdrawn_because !== null && (
        <p className="small muted" dir="auto">
          {t('promises.toldInstead', { words: promise.withdrawn_because })}
        </p>
      )}
    </>
  );
}

/** The three ways out of a promise: keep it, move it, tell the customer. */
export function PromiseWays({ promise }: { readonly promise: Promised }) {
  const { t } = useTranslation('tasks');
  const acts = usePromiseActs();
  const [open, setOpen] = useState<'move' | 'withdraw'>();
  const [error, setError] = useState<unknown>();
  const close = () => setOpen(undefined);
  return (
    <>
      {error !== undefined && <ErrorInPlace error={error} />}
      <div className={classes.ways}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<Check size={14} aria-hidden />}
          aria-label={t('promises.keepOne', { what: promise.what })}
          onClick={() => acts.keep(promise.id).then(() => setError(undefined), setError)}
        >
          {t('promises.keep')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          data-promise-way="move"
          aria-label={t('promises.moveOne', { what: promise.what })}
          onClick={() => setOpen('move')}
        >
          {t('promises.move')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          data-promise-way="withdraw"
          aria-label={t('promises.withdrawOne', { what: promise.what })}
          onClick={() => setOpen('withdraw')}
        >
          {t('promises.tell')}
        </Button>
      </div>
      {open === 'move' && <MoveDialog promise={promise} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog promise={promise} onClose={close} />}
    </>
  );
}
