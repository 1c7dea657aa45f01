import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { sessionQuery, useMay, useSession } from '../../api/session.js';
import { loadArea } from '../../i18n/catalogue.js';
import { Section } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { ConsentChoice, type QuestionsConsent } from './consent-choice.js';
import { BreachSection } from './privacy/breach-section.js';
import { RetentionSection } from './privacy/retention-section.js';
import type { Brand } from './queries.js';
import { SettingsFrame } from './settings-frame.js';
import classes from './settings.module.css';
import { useBrand } from './use-brand.js';

/** What customers are told about their answers. */
export function PrivacyPage() {
  const { t } = useTranslation('settings');
  const { ready } = useTranslation('privacy');
  const mayExport = useMay('workspace:export');
  const { brand, save } = useBrand();
  useEffect(() => void loadArea('privacy'), []);
  const queries = useQueryClient();
  const saveConsent = useMutation({
    mutationFn: (questions_consent: QuestionsConsent) =>
      dataOf(api.PATCH('/v1/workspace', { body: { questions_consent } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  return (
    <SettingsFrame
      page="privacy"
      actions={
        <Button type="submit" form="privacy" loading={save.isPending || saveConsent.isPending}>
          {t('save')}
        </Button>
      }
    >
      {brand.isPending && <LoadingShapes rows={2} />}
      {brand.isError && <ErrorInPlace error={brand.error} retry={() => void brand.refetch()} />}
      {save.isError && <ErrorInPlace error={save.error} />}
      {saveConsent.isError && <ErrorInPlace error={saveConsent.error} />}
      {brand.data && <PrivacyForm brand={brand.data} onSave={save.mutate} onConsent={saveConsent.mutate} />}
      {ready && <RetentionSection />}
      {ready && mayExport && <BreachSection />}
      <Section title={t('privacy.always')}>
        <ul className={classes.stack}>
          <li>{t('privacy.cookies')}</li>
          <li>{t('privacy.third')}</li>
          <li>{t('privacy.test')}</li>
        </ul>
      </Section>
    </SettingsFrame>
  );
}

function PrivacyForm(props: {
  readonly brand: Brand;
  readonly onSave: (brand: Brand) => void;
  readonly onConsent: (consent: QuestionsConsent) => void;
}) {
  const { t } = useTranslation('settings');
  const { workspace } = useSession();
  const [consent, setConsent] = useState(workspace.questions_consent);
  const [url, setUrl] = useState(props.brand.privacy_url ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (consent !== workspace.questions_consent) props.onConsent(consent);
    props.onSave({ ...props.brand, privacy_url: url.trim() === '' ? null : url.trim() });
  };
  return (
    <form id="privacy" onSubmit={submit} className={classes.form}>
      <TextInput
        type="url"
        label={t('privacy.url')}
        description={t('privacy.urlHelp')}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <ConsentChoice value={consent} onChange={setConsent} />
    </form>
  );
}
