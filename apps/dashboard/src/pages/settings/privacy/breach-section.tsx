import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { Section } from '../../../parts/page.js';
import { ErrorInPlace } from '../../../parts/states.js';
import classes from '../settings.module.css';

/** Which customers a breach affects, as a file. */
export function BreachSection() {
  const { t } = useTranslation('privacy');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const make = useMutation({
    mutationFn: async () => {
      const body = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
      save(await dataOf(api.POST('/v1/breach-reports', { body, parseAs: 'text' })));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <Section title={t('breach.title')}>
      <form onSubmit={submit} className={classes.form}>
        <p>{t('breach.help')}</p>
        <TextInput
          type="datetime-local"
          required
          label={t('breach.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          required
          min={from}
          label={t('breach.to')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <p className="small muted">{t('breach.member')}</p>
        {make.error !== null && <ErrorInPlace error={make.error} what={t('breach.failed')} />}
        <Button type="submit" variant="default" loading={make.isPending}>
          {t('breach.create')}
        </Button>
      </form>
    </Section>
  );
}

function save(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = 'affected-customers.csv';
  link.click();
  URL.revokeObjectURL(link.href);
}
