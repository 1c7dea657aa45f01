import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { Page } from '../../parts/page.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useSwitchWorkspace } from '../../shell/workspace-switcher.js';
import classes from './account.module.css';
import { useField } from './field.js';

/** Creates another workspace, with the zone and language of the current one, and goes there. */
export function NewWorkspacePage() {
  const { t } = useTranslation('account');
  const { workspace } = useSession();
  const name = useField();
  const switchTo = useSwitchWorkspace();
  const create = useMutation({
    mutationFn: () => {
      const body = { name: name.value, time_zone: workspace.time_zone, language: workspace.language };
      return dataOf(api.POST('/v1/me/workspaces', { body }));
    },
    onSuccess: (made) => switchTo.mutateAsync(made.workspace.id),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <Page title={t('workspace.title')}>
      <form className={`${classes.form} ${classes.narrow}`} onSubmit={submit}>
        <p className="muted">{t('workspace.lead')}</p>
        {create.isError && <ErrorInPlace error={create.error} />}
        <TextInput required autoFocus maxLength={200} label={t('workspace.name')} {...name.input} />
        <Button type="submit" loading={create.isPending}>
          {t('workspace.submit')}
        </Button>
      </form>
    </Page>
  );
}
