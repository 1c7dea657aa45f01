import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import type { Brand } from './queries.js';
import { SettingsFrame } from './settings-frame.js';
import classes from './settings.module.css';
import { useBrand } from './use-brand.js';

/** What customers are told about their answers. */
export function PrivacyPage() {
  const { t } = useTranslation('settings');
  const { brand, save } = useBrand();
  return (
    <SettingsFrame
      page="privacy"
      actions={
        <Button type="submit" form="privacy" loading={save.isPending}>
          {t('save')}
        </Button>
      }
    >
      {brand.isPending && <LoadingShapes rows={2} />}
      {brand.isError && <ErrorInPlace error={brand.error} retry={() => void brand.refetch()} />}
      {save.isError && <ErrorInPlace error={save.error} />}
      {brand.data && <PrivacyForm brand={brand.data} onSave={save.mutate} />}
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

function PrivacyForm(props: { readonly brand: Brand; readonly onSave: (brand: Brand) => void }) {
  const { t } = useTranslation('settings');
  const [url, setUrl] = useState(props.brand.privacy_url ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
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
    </form>
  );
}
