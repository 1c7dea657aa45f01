import { Button, Group, Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { customerQuery } from '../../../parts/customer.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';
import type { Customer } from '../customer-queries.js';
import { useMerge, type CustomerMerge } from './merge-queries.js';
import classes from './whole.module.css';

/** Two profiles side by side, and which of them is kept. Without `other`, its id is asked for. */
export function MergeDialog(props: {
  readonly one: Customer;
  readonly other?: Customer;
  readonly onClose: () => void;
  readonly onMerged?: (merge: CustomerMerge) => void;
}) {
  const { t } = useTranslation('customers');
  const { one, onClose } = props;
  const [typed, setTyped] = useState('');
  const [named, setNamed] = useState<string>();
  const { data: found, error } = useQuery({ ...customerQuery(named ?? ''), enabled: named !== undefined });
  const other = props.other ?? found;
  const isSame = other !== undefined && other.id === one.id;
  const [kept, setKept] = useState<string>();
  const keptId = kept ?? one.id;
  const merge = useMerge((made) => {
    onClose();
    props.onMerged?.(made);
  });
  const start = () => {
    if (other === undefined || isSame) return;
    const [to, from] = keptId === one.id ? [one, other] : [other, one];
    merge.mutate({ kept: to.external_id, merged: from.external_id });
  };
  return (
    <Dialog title={t('whole.merge.title')} onClose={onClose}>
      {props.other === undefined && (
        <form
          className={classes.find}
          onSubmit={(event) => {
            event.preventDefault();
            setNamed(typed.trim() === '' ? undefined : typed.trim());
          }}
        >
          <TextInput
            data-autofocus
            label={t('whole.merge.otherId')}
            description={t('whole.merge.otherIdHelp')}
            error={isSame ? t('whole.merge.same') : named !== undefined && error !== null && t('whole.merge.unknown')}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            {t('whole.merge.compare')}
          </Button>
        </form>
      )}
      {other !== undefined && !isSame && (
        <>
          <Comparison one={one} other={other} />
          <Radio.Group label={t('whole.merge.which')} value={keptId} onChange={setKept} mt="md">
            {[one, other].map((customer) => (
              <Radio key={customer.id} mt="xs" value={customer.id} label={<bdi>{nameOf(customer)}</bdi>} />
            ))}
          </Radio.Group>
          <p className="small muted">{t('whole.merge.consequence')}</p>
        </>
      )}
      {merge.error && <ErrorInPlace error={merge.error} what={t('whole.merge.failed')} />}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('whole.merge.cancel')}
        </Button>
        {other !== undefined && !isSame && (
          <Button loading={merge.isPending} onClick={start}>
            {t('whole.merge.confirm')}
          </Button>
        )}
      </Group>
    </Dialog>
  );
}

const nameOf = ({ name, external_id: id }: Customer) => (name === null ? id : `${name} (${id})`);

/** What both profiles say, line by line. */
function Comparison({ one, other }: { readonly one: Customer; readonly other: Customer }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const keys = [...new Set([...Object.keys(one.attributes), ...Object.keys(other.attributes)])].toSorted();
  const identities = ({ identities: own }: Customer) => own.map(({ value }) => value).join(', ');
  const lines: readonly (readonly [string, (customer: Customer) => string])[] = [
    [t('name'), ({ name }) => name ?? ''],
    [t('contact'), identities],
    [t('language'), ({ language }) => language ?? ''],
    [t('since'), ({ created_at: at }) => format.day(at)],
    ...keys.map((key) => [key, ({ attributes }: Customer) => String(attributes[key] ?? '')] as const),
  ];
  return (
    <div className={classes.frame} tabIndex={0} role="region" aria-label={t('whole.merge.title')}>
      <table className={classes.comparison}>
        <thead>
          <tr>
            <th scope="col">{t('id')}</th>
            {[one, other].map(({ id, external_id: externalId }) => (
              <th key={id} scope="col">
                <bdi>{externalId}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, of]) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {[one, other].map((customer) => (
                <td key={customer.id}>
                  <bdi>{of(customer)}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
