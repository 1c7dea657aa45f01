import { Button, Checkbox, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { ErrorInPlace } from '../../parts/states.js';
import { CopyText } from './copy-text.js';
import { keysQuery } from './queries.js';
import classes from './settings.module.css';

type NewKey = Body<'createApiKey'>;
type Scope = NonNullable<NewKey['scopes']>[number];

/** The form of a new key; the key itself is shown once. */
export function CreateKey({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const create = useMutation({
    mutationFn: (body: NewKey) => dataOf(api.POST('/v1/api-keys', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
  const made = create.data;
  return (
    <Modal opened onClose={onClose} title={t('keys.create')} closeButtonProps={{ 'aria-label': t('close') }}>
      {create.isError && <ErrorInPlace error={create.error} />}
      {made === undefined ? (
        <KeyForm isPending={create.isPending} onSubmit={create.mutate} />
      ) : (
        <div className={classes.form}>
          <p role="status">{t('keys.once')}</p>
          <CopyText text={made.secret} />
          {made.identity_secret !== null && (
            <>
              <p>{t('keys.identity')}</p>
              <CopyText text={made.identity_secret} />
            </>
          )}
          <Button onClick={onClose}>{t('keys.kept')}</Button>
        </div>
      )}
    </Modal>
  );
}

function KeyForm(props: { readonly isPending: boolean; readonly onSubmit: (body: NewKey) => void }) {
  const { t } = useTranslation('settings');
  const { permissions } = useSession();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<NewKey['kind']>('secret');
  const [scopes, setScopes] = useState<readonly Scope[]>(['responses:create']);
  const [origins, setOrigins] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const listed = origins.split(/\s+/).filter(Boolean);
    props.onSubmit(
      kind === 'secret'
        ? { kind, name, scopes: [...scopes] }
        : { kind, name, allowed_origins: listed.length === 0 ? null : listed },
    );
  };
  const toggle = (scope: Scope) =>
    setScopes(scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope]);
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        required
        data-autofocus
        label={t('keys.name')}
        description={t('keys.nameHelp')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('keys.kind')}
        description={t(`keys.kindHelp.${kind}`)}
        data={(['secret', 'publishable'] as const).map((value) => ({ value, label: t(`keys.kinds.${value}`) }))}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as NewKey['kind'])}
      />
      {kind === 'secret' ? (
        <fieldset className={classes.fieldset}>
          <legend>{t('keys.rights')}</legend>
          {permissions.map((scope) => (
            <Checkbox
              key={scope}
              label={scope}
              checked={scopes.includes(scope as Scope)}
              onChange={() => toggle(scope as Scope)}
            />
          ))}
        </fieldset>
      ) : (
        <Textarea
          label={t('keys.origins')}
          description={t('keys.originsHelp')}
          dir="ltr"
          value={origins}
          onChange={(event) => setOrigins(event.currentTarget.value)}
        />
      )}
      <Button type="submit" loading={props.isPending}>
        {t('keys.create')}
      </Button>
    </form>
  );
}
