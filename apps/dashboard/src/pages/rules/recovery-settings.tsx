import { Button, NumberInput, Select, Switch } from '@mantine/core';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { useMay } from '../../api/session.js';
import { loadArea } from '../../i18n/catalogue.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { surveyNamesQuery } from './queries.js';
import { RecoveryRate } from './recovery-rate.js';
import classes from './rules.module.css';

await loadArea('rule-acts');

type Settings = Reply<'getRecoverySettings'>;

const settingsQuery = queryOptions({
  queryKey: ['rules', 'recovery-settings'],
  queryFn: () => dataOf(api.GET('/v1/recovery-settings')),
});

/** Which survey customers get after their task was resolved, and what they said. */
export function RecoverySettings() {
  const { t } = useTranslation('rule-acts');
  const { data, error, refetch } = useQuery(settingsQuery);
  return (
    <section aria-labelledby="recovery-settings" className={classes.recovery}>
      <h2 id="recovery-settings" className={classes.strong}>
        {t('settings.title')}
      </h2>
      <p className="small muted">{t('settings.help')}</p>
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data !== undefined && <Form key={JSON.stringify(data)} settings={data} />}
      <RecoveryRate />
    </section>
  );
}

function Form({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation('rule-acts');
  const mayWrite = useMay('rules:write');
  const queries = useQueryClient();
  const done = useDone();
  const { data: surveys } = useQuery(surveyNamesQuery);
  const [wanted, setWanted] = useState(settings);
  const [problem, setProblem] = useState<unknown>();
  const [isTried, setTried] = useState(false);
  const set = (change: Partial<Settings>) => setWanted({ ...wanted, ...change });
  const lacksSurvey = wanted.enabled && wanted.survey_id === null;
  const put = async (body: Settings) => {
    await dataOf(api.PUT('/v1/recovery-settings', { body }));
    await queries.invalidateQueries({ queryKey: settingsQuery.queryKey });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (lacksSurvey) return;
    try {
      await put(wanted);
      setProblem(undefined);
      done({ message: t('settings.saved'), undo: () => put(settings) });
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <fieldset disabled={!mayWrite} className={classes.fields}>
        <Switch
          label={t('settings.enabled')}
          checked={wanted.enabled}
          onChange={(event) => set({ enabled: event.currentTarget.checked })}
        />
        <div className={classes.pair}>
          <Select
            label={t('settings.survey')}
            searchable
            value={wanted.survey_id}
            error={isTried && lacksSurvey && t('settings.choose')}
            onChange={(id) => set({ survey_id: id })}
            data={(surveys?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
          <NumberInput
            label={t('settings.delay')}
            min={0}
            max={2160}
            value={wanted.delay_minutes / 60}
            onChange={(value) => set({ delay_minutes: Math.min(129_600, Math.max(0, Math.round(Number(value) * 60))) })}
          />
        </div>
        {problem !== undefined && <ErrorInPlace error={problem} />}
        {mayWrite && (
          <Button type="submit" variant="default" w="fit-content">
            {t('settings.save')}
          </Button>
        )}
      </fieldset>
    </form>
  );
}
