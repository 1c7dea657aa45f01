import { Button, FileButton, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { listsQuery, uploadList, type UploadedList } from './list-queries.js';
import classes from './lists.module.css';
import { RejectedRows } from './rejected-rows.js';

/**
 * A file with customers: what would become of it, and then the list. Nothing is stored before the button is pressed. The list is told
 * to be there once `onKept` is through with it.
 */
export function ListUpload({ onKept }: { readonly onKept?: (list: { id: string; name: string }) => Promise<void> }) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const [name, setName] = useState('');
  const key = useRef('');
  const tried = useMutation({ mutationFn: (chosen: File) => uploadList(chosen, nameOf(chosen), undefined) });
  const kept = useMutation({
    mutationFn: (chosen: File) => uploadList(chosen, name.trim(), key.current),
    onSuccess: async ({ id, name: given }) => {
      await queries.invalidateQueries({ queryKey: listsQuery.queryKey });
      if (id !== null) await onKept?.({ id, name: given });
    },
  });
  const choose = (chosen: File | null | undefined) => {
    if (chosen === null || chosen === undefined) return;
    key.current = crypto.randomUUID();
    setFile(chosen);
    setName(nameOf(chosen));
    kept.reset();
    tried.mutate(chosen);
  };
  const keep = (event: FormEvent) => {
    event.preventDefault();
    // The form stands in the form of a plan, too.
    event.stopPropagation();
    if (file !== undefined && name.trim() !== '') kept.mutate(file);
  };
  const count = (n: number) => ({ count: n, n: format.count(n) });
  const state = kept.data ?? tried.data;
  return (
    <div className={classes.stack}>
      <div
        className={classes.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          choose(event.dataTransfer.files[0]);
        }}
      >
        <p className="muted small">{t('lists.drop')}</p>
        <FileButton accept=".csv,text/csv,text/plain" onChange={choose}>
          {(button) => (
            <Button
              {...button}
              variant="default"
              loading={tried.isPending}
              leftSection={<Upload size={14} aria-hidden />}
            >
              {t('lists.choose')}
            </Button>
          )}
        </FileButton>
      </div>
      {(tried.error ?? kept.error) && <ErrorInPlace error={tried.error ?? kept.error} what={t('lists.failed')} />}
      {state !== undefined && (
        <p role="status">
          {t(state.id === null ? 'lists.wouldHave' : 'lists.has', {
            known: t('lists.known', count(state.found)),
            created: t('lists.created', count(state.created)),
            rejected: t('lists.rejected', count(state.rejected)),
          })}
        </p>
      )}
      {state !== undefined && state.rejected > 0 && <RejectedRows uploaded={state as UploadedList} />}
      {tried.data !== undefined && kept.data === undefined && (
        <div className={classes.keep}>
          <TextInput
            label={t('lists.name')}
            maxLength={120}
            value={name}
            error={name.trim() === '' && t('lists.noName')}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button type="button" variant="default" loading={kept.isPending} onClick={keep}>
            {t('lists.keep')}
          </Button>
        </div>
      )}
    </div>
  );
}

const nameOf = ({ name }: File): string => name.replace(/\.\w+$/, '').slice(0, 120) || 'CSV';
