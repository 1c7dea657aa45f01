import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './settings.module.css';

/** Asks before an act that cannot be undone: what it means, and one button. */
export function Confirm(props: {
  readonly title: string;
  readonly text: string;
  /** The words of the button. */
  readonly act: string;
  readonly isPending: boolean;
  readonly error: ReactNode;
  readonly onAct: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('settings');
  return (
    <Modal opened onClose={props.onClose} title={props.title} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className={classes.form}>
        {props.error}
        <p>{props.text}</p>
        <Button loading={props.isPending} onClick={props.onAct}>
          {props.act}
        </Button>
      </div>
    </Modal>
  );
}
