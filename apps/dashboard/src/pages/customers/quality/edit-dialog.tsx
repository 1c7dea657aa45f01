import { CUSTOMER_LANGUAGES } from '@hearback/questionnaire';
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';
import type { Customer } from '../customer-queries.js';
import { changeOf, emailOf, type Profile } from './profile-change.js';
import { useProfileChange } from './use-profile-change.js';

/** Fills in, or mends, what the report on quality looks at: name, language and e-mail address. */
export function EditDialog({ customer, onClose }: { readonly customer: Customer; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('customers');
  const [profile, setProfile] = useState<Profile>({
    name: customer.name ?? '',
    language: customer.language ?? '',
    email: emailOf(customer) ?? '',
  });
  const save = useProfileChange(customer, onClose);
  const set = (change: Partial<Profile>) => setProfile({ ...profile, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const change = changeOf(customer, profile);
    if (change === undefined) onClose();
    else save.mutate(change);
  };
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const known = [...new Set([...CUSTOMER_LANGUAGES, ...(customer.language === null ? [] : [customer.language])])];
  return (
    <Dialog title={t('whole.quality.edit.title', { id: customer.external_id })} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            data-autofocus
            dir="auto"
            label={t('name')}
            maxLength={200}
            value={profile.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('language')}
            data={[
              { value: '', label: t('whole.quality.edit.noLanguage') },
              ...known.map((tag) => ({ value: tag, label: names.of(tag) ?? tag })),
            ]}
            value={profile.language}
            onChange={(event) => set({ language: event.currentTarget.value })}
          />
          <TextInput
            type="email"
            dir="ltr"
            label={t('whole.quality.edit.email')}
            maxLength={320}
            value={profile.email}
            onChange={(event) => set({ email: event.currentTarget.value })}
          />
          {save.error && <ErrorInPlace error={save.error} what={t('whole.quality.edit.failed')} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('whole.merge.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('whole.quality.edit.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
