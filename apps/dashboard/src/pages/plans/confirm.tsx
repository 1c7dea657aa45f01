import { Button, Group, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorInPlace } from '../../parts/states.js';
import classes from './plans.module.css';

/** Asks before an act that cannot be taken back: what it means, and one button. */
export function Confirm(props: {
  readonly title: string;
  readonly children: ReactNode;
  /** The words of the button. */
  readonly act: string;
  readonly onAct: () => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('plans');
  const act = useMutation({ mutationFn: props.onAct, onSuccess: props.onClose });
  return (
    <Modal opened onClose={props.onClose} title={props.title} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={classes.stack}>
        {act.error && <ErrorInPlace error={act.error} />}
        {props.children}
        <Group justify="flex-end">
          <Button variant="default" onClick={props.onClose}>
            {t('cancel')}
          </Button>
          <Button loading={act.isPending} onClick={() => act.mutate()}>
            {props.act}
          </Button>
        </Group>
      </div>
    </Modal>
  );
}
