import { Button, Checkbox, Radio, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { CopyText } from '../copy-text.js';
import settings from '../settings.module.css';
import { addressDefectOf } from './address-defect.js';
import { EVENT_GROUP_NAMES, typesOf } from './event-types.js';
import { useProblemWords } from './use-problem-words.js';
import { pathOf, type Endpoint, type EndpointBody, type EventType } from './webhooks-queries.js';
import classes from './webhooks.module.css';

/** The form of an endpoint. That of a new one ends with its secret, which is shown once. */
export function EndpointForm(props: { readonly endpoint: Endpoint | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation('webhooks');
  const { endpoint, onClose } = props;
  const queries = useQueryClient();
  const [secret, setSecret] = useState<string>();
  const save = useMutation({
    mutationFn: async (body: EndpointBody) => {
      if (endpoint === undefined) return setSecret((await dataOf(api.POST('/v1/webhook-endpoints', { body }))).secret);
      const params = { ...pathOf(endpoint.id), header: { 'If-Match': `"${endpoint.revision}"` } };
      await dataOf(api.PATCH('/v1/webhook-endpoints/{webhook_endpoint_id}', { params, body }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks', 'endpoints'] }),
    onSuccess: () => {
      if (endpoint !== undefined) onClose();
    },
  });
  return (
    <Dialog title={t(endpoint === undefined ? 'add' : 'form.edit')} onClose={onClose}>
      {secret === undefined ? (
        <Fields endpoint={endpoint} save={save} />
      ) : (
        <div className={settings.form}>
          <p role="status">{t('secret.once')}</p>
          <CopyText text={secret} />
          <p className="small muted">{t('secret.verify')}</p>
          <Button onClick={onClose}>{t('secret.kept')}</Button>
        </div>
      )}
    </Dialog>
  );
}

interface Save {
  readonly mutate: (body: EndpointBody) => void;
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly error: unknown;
}

function Fields({ endpoint, save }: { readonly endpoint: Endpoint | undefined; readonly save: Save }) {
  const { t } = useTranslation('webhooks');
  const problem = useProblemWords();
  const [url, setUrl] = useState(endpoint?.url ?? '');
  const [description, setDescription] = useState(endpoint?.description ?? '');
  const [isAll, setAll] = useState(endpoint === undefined || endpoint.event_types.length === 0);
  const [types, setTypes] = useState<readonly EventType[]>((endpoint?.event_types ?? []) as EventType[]);
  const defect = save.isError ? addressDefectOf(save.error, '/url') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ url: url.trim(), description, event_types: isAll ? [] : [...types] });
  };
  const toggle = (type: EventType) =>
    setTypes(types.includes(type) ? types.filter((one) => one !== type) : [...types, type]);
  return (
    <form onSubmit={submit} className={settings.form}>
      {save.isError && defect === undefined && <ErrorInPlace error={save.error} />}
      <TextInput
        required
        type="url"
        dir="ltr"
        maxLength={2_000}
        data-autofocus
        label={t('form.address')}
        description={t('form.addressHelp')}
        error={defect === undefined ? undefined : problem(defect)}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <TextInput
        maxLength={200}
        label={t('form.description')}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <fieldset className={settings.fieldset}>
        <legend>{t('form.events')}</legend>
        <Radio name="events" label={t('form.all')} checked={isAll} onChange={() => setAll(true)} />
        <Radio name="events" label={t('form.some')} checked={!isAll} onChange={() => setAll(false)} />
        {!isAll && (
          <div className={classes.types}>
            {EVENT_GROUP_NAMES.map((group) => (
              <fieldset key={group} className={settings.fieldset}>
                <legend>{t(`groups.${group}`)}</legend>
                {typesOf(group).map((type) => (
                  <Checkbox
                    key={type}
                    label={t(`events.${type}`)}
                    description={<bdi dir="ltr">{type}</bdi>}
                    checked={types.includes(type)}
                    onChange={() => toggle(type)}
                  />
                ))}
              </fieldset>
            ))}
          </div>
        )}
      </fieldset>
      <Button type="submit" loading={save.isPending}>
        {t(endpoint === undefined ? 'form.create' : 'form.save')}
      </Button>
    </form>
  );
}
