import { Button, Select, TagsInput, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog as DialogFrame } from '../../parts/dialog.js';
import { ErrorInPlace } from '../../parts/states.js';
import { membersQuery, tagsQuery } from './inbox-queries.js';
import { useAnswerActions } from './use-answer-actions.js';
import classes from './inbox.module.css';

/** What is to be done with answers. */
export type Dialog = 'assign' | 'tag' | 'exclude';

/** Nobody, as a choice of a list. */
const NOBODY = 'nobody';

/** Asks for what an act needs: a member, tags, or a reason. */
export function Dialogs(props: {
  readonly dialog: Dialog | undefined;
  readonly ids: readonly string[];
  readonly close: () => void;
  /** After the act. */
  readonly done: () => void;
}) {
  const { t } = useTranslation('inbox');
  const { dialog, ids, close } = props;
  if (dialog === undefined) return null;
  return (
    <DialogFrame onClose={close} title={t(`dialog.${dialog}`, { count: ids.length })}>
      <Form {...props} dialog={dialog} />
    </DialogFrame>
  );
}

function Form({
  dialog,
  ids,
  close,
  done,
}: {
  readonly dialog: Dialog;
  readonly ids: readonly string[];
  readonly close: () => void;
  readonly done: () => void;
}) {
  const { t } = useTranslation('inbox');
  const actions = useAnswerActions();
  const [failure, setFailure] = useState<unknown>();
  const [missing, setMissing] = useState(false);
  const [value, setValue] = useState<string>('');
  const [tags, setTags] = useState<string[]>([]);
  const { data: members } = useQuery({ ...membersQuery, enabled: dialog === 'assign' });
  const { data: known } = useQuery({ ...tagsQuery, enabled: dialog === 'tag' });
  const isEmpty = dialog === 'tag' ? tags.length === 0 : value.trim() === '';
  const error = missing && isEmpty ? t(`missing.${dialog}`) : undefined;

  const act = async () => {
    if (dialog === 'tag') return actions.tag(ids, { add: tags });
    if (dialog === 'exclude') return actions.exclude(ids, value.trim());
    const member = members?.data.find(({ id }) => id === value);
    return actions.assign(ids, member ?? null);
  };
  const run = async () => {
    try {
      await act();
      done();
      close();
    } catch (error) {
      setFailure(error);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isEmpty) return setMissing(true);
    void run();
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      {failure !== undefined && <ErrorInPlace error={failure} />}
      {dialog === 'assign' && (
        <Select
          data-autofocus
          label={t('field.member')}
          description={t('field.memberHelp')}
          error={error}
          searchable
          // The list would cover the buttons before anything was looked for; a key or a click opens it.
          openOnFocus={false}
          data={[
            ...(members?.data ?? []).filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })),
            { value: NOBODY, label: t('nobody') },
          ]}
          value={value === '' ? null : value}
          onChange={(id) => setValue(id ?? '')}
        />
      )}
      {dialog === 'tag' && (
        <TagsInput
          data-autofocus
          label={t('field.tags')}
          description={t('field.tagsHelp')}
          error={error}
          data={known?.data.map(({ name }) => name) ?? []}
          value={tags}
          onChange={setTags}
          acceptValueOnBlur
          openOnFocus={false}
          maxTags={10}
          maxLength={40}
        />
      )}
      {dialog === 'exclude' && (
        <Textarea
          data-autofocus
          label={t('field.reason')}
          description={t('field.reasonHelp')}
          error={error}
          value={value}
          maxLength={500}
          autosize
          minRows={2}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={close}>
          {t('cancel')}
        </Button>
        <Button type="submit">{t(`act.${dialog}`)}</Button>
      </div>
    </form>
  );
}
