import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../parts/dialog.js';
import { ErrorInPlace } from '../../parts/states.js';
import { membersQuery } from './queries.js';
import classes from './tasks.module.css';
import { useTaskActs } from './use-task-acts.js';

/** The value of the choice that nobody owns the task. */
export const NOBODY = 'nobody';

/** Asks who takes over a task. */
export function OwnerDialog({ taskId, onClose }: { readonly taskId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('tasks');
  const acts = useTaskActs();
  const { options, nameOf } = useOwners();
  const [owner, setOwner] = useState<string | null>(null);
  const [error, setError] = useState<unknown>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (owner === null) return;
    acts.handOver(taskId, owner === NOBODY ? null : owner, nameOf(owner)).then(onClose, setError);
  };
  return (
    <Dialog onClose={onClose} title={t('assign.title')}>
      <form onSubmit={submit} className={classes.form}>
        {error !== undefined && <ErrorInPlace error={error} />}
        <Select
          data-autofocus
          searchable
          // The list would cover the button before anything was looked for; a key or a click opens it.
          openOnFocus={false}
          label={t('field.owner')}
          value={owner}
          onChange={setOwner}
          data={options}
          nothingFoundMessage={t('assign.nothing')}
        />
        <Button type="submit">{t('assign.submit')}</Button>
      </form>
    </Dialog>
  );
}

/** The active members as choices, after nobody. */
export function useOwners() {
  const { t } = useTranslation('tasks');
  const { data } = useQuery(membersQuery);
  const members = (data?.data ?? []).filter(({ active }) => active);
  return {
    options: [
      { value: NOBODY, label: t('owner.nobody') },
      ...members.map(({ id, name }) => ({ value: id, label: name })),
    ],
    nameOf: (id: string) => members.find((member) => member.id === id)?.name,
  };
}
