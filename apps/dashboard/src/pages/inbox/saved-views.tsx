import { ActionIcon, Button, Checkbox, Menu, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Star, X } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useMay } from '../../api/session.js';
import { Dialog } from '../../parts/dialog.js';
import { ErrorInPlace } from '../../parts/states.js';
import { filterOfView, searchOfView, type InboxSearch } from './inbox-search.js';
import { viewsQuery } from './inbox-queries.js';
import classes from './inbox.module.css';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The saved views: go to one, delete one, save what is shown. */
export function SavedViews({ search }: { readonly search: InboxSearch }) {
  const { t } = useTranslation('inbox');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isSaving, setSaving] = useState(false);
  const { data } = useQuery(viewsQuery);
  const { mutate: remove } = useMutation({
    mutationFn: (id: string) => dataOf(api.DELETE('/v1/saved-views/{id}', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: viewsQuery.queryKey }),
  });
  return (
    <>
      <Menu position="bottom-end" closeOnItemClick>
        <Menu.Target>
          <Button variant="subtle" leftSection={<Star {...ICON} />}>
            {t('views')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown miw={240}>
          {data?.data.map(({ id, name, shared, filter }) => (
            <div key={id} className={classes.view}>
              <Menu.Item
                onClick={() =>
                  void navigate({ to: '/inbox', search: searchOfView(filter as object as Record<string, unknown>) })
                }
              >
                <bdi>{name}</bdi> {shared && <span className="least faint">{t('shared')}</span>}
              </Menu.Item>
              <ActionIcon variant="subtle" size={32} aria-label={t('deleteView', { name })} onClick={() => remove(id)}>
                <X {...ICON} />
              </ActionIcon>
            </div>
          ))}
          {data?.data.length === 0 && <Menu.Label>{t('noViews')}</Menu.Label>}
          <Menu.Divider />
          <Menu.Item onClick={() => setSaving(true)}>{t('saveView')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isSaving && (
        <Dialog onClose={() => setSaving(false)} title={t('saveView')}>
          <SaveForm search={search} close={() => setSaving(false)} />
        </Dialog>
      )}
    </>
  );
}

function SaveForm({ search, close }: { readonly search: InboxSearch; readonly close: () => void }) {
  const { t } = useTranslation('inbox');
  const mayShare = useMay('responses:write');
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const { mutate, error } = useMutation({
    mutationFn: () =>
      dataOf(
        api.POST('/v1/saved-views', { body: { name: name.trim(), shared: isShared, filter: filterOfView(search) } }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: viewsQuery.queryKey });
      close();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') setMissing(true);
    else mutate();
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      {error !== null && <ErrorInPlace error={error} />}
      <TextInput
        data-autofocus
        label={t('field.viewName')}
        description={t('field.viewHelp')}
        error={isMissing && name.trim() === '' ? t('missing.view') : undefined}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {mayShare && (
        <Checkbox
          label={t('field.share')}
          checked={isShared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={close}>
          {t('cancel')}
        </Button>
        <Button type="submit">{t('save')}</Button>
      </div>
    </form>
  );
}
