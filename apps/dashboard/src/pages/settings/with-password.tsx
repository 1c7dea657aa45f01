import { Button, Modal, PasswordInput } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorInPlace } from '../../parts/states.js';
import classes from './settings.module.css';

/** A dialog for what the owner does with the password alone. `children`: what it is, and the fields before the password. */
export function WithPassword(props: {
  readonly title: string;
  readonly submitLabel: string;
  /** Gets the password. */
  readonly action: Pick<UseMutationResult<unknown, Error, string>, 'mutate' | 'isPending' | 'isError' | 'error'>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('settings');
  const { action } = props;
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    action.mutate(password);
  };
  return (
    <Modal opened onClose={props.onClose} title={props.title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit} className={classes.form}>
        {action.isError && <ErrorInPlace error={action.error} />}
        {props.children}
        <PasswordInput
          required
          label={t('danger.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('danger.showPassword') }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={action.isPending}>
          {props.submitLabel}
        </Button>
      </form>
    </Modal>
  );
}
