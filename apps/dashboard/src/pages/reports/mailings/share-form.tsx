import { Button, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { useTouchpoints } from '../touchpoints.js';
import { LANGUAGES, linksQuery, PARTS } from './mailings-queries.js';
import classes from './mailings.module.css';

/** Days until a link expires, unless another number is chosen. */
const DAYS = 30;

/** Makes a link to a report: its period, its answers, and how long it can be opened. */
export function ShareForm({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('mailings');
  const queries = useQueryClient();
  const done = useDone();
  const touchpoints = useTouchpoints();
  const own = LANGUAGES.find((each) => each === i18n.language) ?? 'en';
  const [name, setName] = useState(t('firstShare'));
  const [period, setPeriod] = useState<'week' | 'month'>('week');
  const [touchpoint, setTouchpoint] = useState('');
  const [language, setLanguage] = useState<(typeof LANGUAGES)[number]>(own);
  const [days, setDays] = useState(DAYS);
  const create = useMutation({
    mutationFn: () => {
      const view = { period, parts: [...PARTS], ...(touchpoint === '' ? {} : { touchpoint_id: touchpoint }) };
      return dataOf(api.POST('/v1/share-links', { body: { name: name.trim(), language, days, view } }));
    },
    onSuccess: async () => {
      done({ message: t('shared') });
      onClose();
      await queries.invalidateQueries({ queryKey: linksQuery.queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Dialog title={t('share')} onClose={onClose}>
      <form onSubmit={submit} className={classes.form}>
        {create.error !== null && <ErrorInPlace error={create.error} />}
        <TextInput
          label={t('name')}
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={classes.pair}>
          <NativeSelect
            label={t('period')}
            data={[
              { value: 'week', label: t('last28') },
              { value: 'month', label: t('lastMonth') },
            ]}
            value={period}
            onChange={(event) => setPeriod(event.currentTarget.value === 'month' ? 'month' : 'week')}
          />
          <NativeSelect
            label={t('touchpoint')}
            data={[
              { value: '', label: t('allTouchpoints') },
              ...touchpoints.map(({ id, name: label }) => ({ value: id, label: label ?? id })),
            ]}
            value={touchpoint}
            onChange={(event) => setTouchpoint(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('language')}
            data={LANGUAGES.map((each) => ({ value: each, label: t(`languages.${each}`) }))}
            value={language}
            onChange={(event) => setLanguage(LANGUAGES.find((each) => each === event.currentTarget.value) ?? 'en')}
          />
          <NumberInput
            label={t('expires')}
            min={1}
            max={366}
            allowDecimal={false}
            value={days}
            onChange={(value) => setDays(typeof value === 'number' ? value : DAYS)}
          />
        </div>
        <p className="small muted">{t('shareHelp')}</p>
        <Button type="submit" loading={create.isPending}>
          {t('create')}
        </Button>
      </form>
    </Dialog>
  );
}
