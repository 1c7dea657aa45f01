import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import classes from './settings.module.css';

/** Puts an address on the list. */
export function SuppressAddress() {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const done = useDone();
  const [address, setAddress] = useState('');
  const refresh = () => queries.invalidateQueries({ queryKey: ['suppressed-addresses'] });
  const lift = (id: string) =>
    api.DELETE('/v1/suppressed-addresses/{suppressed_address_id}', {
      params: { path: { suppressed_address_id: id }, query: { why: 'mistake' } },
    });
  const add = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/suppressed-addresses', { body: { address: address.trim() } })),
    onSettled: refresh,
    onSuccess: (added) => {
      setAddress('');
      const isNew = added.reason === 'by_staff';
      done({
        message: t('suppressed.added', { address: added.address }),
        ...(isNew && { undo: () => lift(added.id).then(refresh) }),
      });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form onSubmit={submit} className={classes.times}>
      <TextInput
        type="email"
        required
        label={t('suppressed.address')}
        value={address}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <Button type="submit" loading={add.isPending}>
        {t('suppressed.add')}
      </Button>
      {add.isError && <ErrorInPlace error={add.error} />}
    </form>
  );
}
