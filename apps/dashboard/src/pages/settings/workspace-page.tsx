import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { sessionQuery, useSession } from '../../api/session.js';
import { LANGUAGES } from '../../i18n/languages.js';
import { Section } from '../../parts/page.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useDone } from '../../parts/undo.js';
import { AnswersOverLimit } from './answers-over-limit.js';
import { CopyText } from './copy-text.js';
import { SettingsFrame } from './settings-frame.js';
import classes from './settings.module.css';

/** Name, language and time zone of the workspace, and its public address. */
export function WorkspacePage() {
  const { t } = useTranslation('settings');
  const { workspace } = useSession();
  const { answers_per_month: answerLimit } = workspace.limits;
  const [name, setName] = useState(workspace.name);
  const [zone, setZone] = useState(workspace.time_zone);
  const [language, setLanguage] = useState(workspace.language);
  const done = useDone();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => dataOf(api.PATCH('/v1/workspace', { body: { name, time_zone: zone, language } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      done({ message: t('saved') });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <SettingsFrame
      page="workspace"
      actions={
        <Button type="submit" form="workspace" loading={save.isPending}>
          {t('save')}
        </Button>
      }
    >
      {answerLimit !== null && <AnswersOverLimit limit={answerLimit} />}
      <form id="workspace" onSubmit={submit} className={classes.form}>
        {save.isError && <ErrorInPlace error={save.error} />}
        <TextInput
          required
          label={t('workspace.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('workspace.language')}
          description={t('workspace.languageHelp')}
          data={withCurrent(Object.entries(LANGUAGES), language)}
          value={language}
          onChange={(event) => setLanguage(event.currentTarget.value)}
        />
        <div>
          <NativeSelect
            label={t('workspace.zone')}
            description={t('workspace.zoneHelp')}
            data={withCurrent(
              Intl.supportedValuesOf('timeZone').map((one) => [one, one]),
              zone,
            )}
            value={zone}
            onChange={(event) => setZone(event.currentTarget.value)}
          />
          <NextZone />
        </div>
      </form>
      <Section title={t('workspace.address')}>
        <p className="muted">{t('workspace.addressHelp')}</p>
        <CopyText text={location.origin} />
      </Section>
    </SettingsFrame>
  );
}

/** Says that the reports still count in the earlier time zone, while they do. */
function NextZone() {
  const { t } = useTranslation('settings');
  const { data } = useQuery({
    queryKey: ['metrics', 'next-time-zone'],
    queryFn: () => dataOf(api.GET('/v1/metrics/{metric}', { params: { path: { metric: 'nps' } } })),
  });
  if (data === undefined || data.next_time_zone === null) return null;
  const { time_zone: now, next_time_zone: next } = data;
  return (
    <p className={classes.note} role="status">
      {t('workspace.nextZone', { now, next })}
    </p>
  );
}

function withCurrent(known: readonly (readonly [string, string])[], current: string) {
  const options = known.map(([value, label]) => ({ value, label }));
  return options.some(({ value }) => value === current) ? options : [{ value: current, label: current }, ...options];
}
