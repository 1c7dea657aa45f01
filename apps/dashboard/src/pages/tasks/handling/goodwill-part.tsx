import { Button, NumberInput, Select } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../../api/client.js';
import { useFormat } from '../../../i18n/format.js';
import { minorPerUnit, useMoney } from '../../../parts/money.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useActor } from '../use-actor.js';
import { useWorkActs, type Goodwill, type TaskWork } from './work-queries.js';
import classes from './work.module.css';

const KINDS = ['voucher', 'refund', 'gift', 'other'] as const;

/** What the customer was given, and what may still be given in this month. */
export function GoodwillPart(props: { readonly id: string; readonly work: TaskWork; readonly mayWrite: boolean }) {
  const { t } = useTranslation('work');
  const { id, work, mayWrite } = props;
  const format = useFormat();
  const money = useMoney();
  const actor = useActor();
  const acts = useWorkActs(id);
  const [error, setError] = useState<unknown>();
  const run = (act: Promise<void>) => act.then(() => setError(undefined), setError);
  const { currency, left_minor: left, goodwill } = work;
  const isOver = error instanceof ApiProblem && (error.status === 403 || error.status === 409);
  const mayGive = mayWrite && currency !== null;
  if (!mayGive && goodwill.length === 0) return null;
  return (
    <section className={classes.part} aria-labelledby="task-goodwill">
      <h2 id="task-goodwill" className={classes.title}>
        {t('task.goodwill')}{' '}
        {mayGive && left !== null && (
          <span className="small muted num">{t('task.left', { amount: money(left, currency) })}</span>
        )}
      </h2>
      {error !== undefined && (
        <ErrorInPlace
          error={error}
          {...(isOver &&
            left !== null &&
            currency !== null && { what: t('task.over', { amount: money(left, currency) }) })}
        />
      )}
      <ul className={classes.list}>
        {goodwill.map((given) => (
          <li key={given.id} className={classes.line}>
            <span className={given.cancelled_at === null ? undefined : classes.cancelled}>
              <span className="num">{money(given.amount_minor, given.currency)}</span> {t(`task.kind.${given.kind}`)}{' '}
              <span className="small muted">
                {actor(given.given_by)} · {format.moment(given.given_at)}
                {given.cancelled_at !== null && ` · ${t('task.isCancelled')}`}
              </span>
            </span>
            {mayWrite && given.cancelled_at === null && (
              <Button size="compact-xs" variant="subtle" color="gray" onClick={() => void run(acts.cancel(given.id))}>
                {t('task.cancel')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayGive && left !== 0 && <GiveForm currency={currency} onGive={(body) => run(acts.give(body))} />}
    </section>
  );
}

function GiveForm(props: {
  readonly currency: string;
  readonly onGive: (body: { amount_minor: number; kind: Goodwill['kind'] }) => Promise<unknown>;
}) {
  const { t } = useTranslation('work');
  const { currency, onGive } = props;
  const [amount, setAmount] = useState<number | string>('');
  const [kind, setKind] = useState<Goodwill['kind']>('voucher');
  const unit = minorPerUnit(currency);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typeof amount !== 'number' || amount <= 0) return;
    void onGive({ amount_minor: Math.round(amount * unit), kind }).then(() => setAmount(''));
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <NumberInput
        label={t('task.amount', { currency })}
        min={1 / unit}
        decimalScale={Math.log10(unit)}
        value={amount}
        onChange={setAmount}
      />
      <Select
        label={t('task.what')}
        allowDeselect={false}
        value={kind}
        onChange={(value) => setKind(value as Goodwill['kind'])}
        data={KINDS.map((value) => ({ value, label: t(`task.kind.${value}`) }))}
      />
      <Button type="submit" variant="default">
        {t('task.give')}
      </Button>
    </form>
  );
}
