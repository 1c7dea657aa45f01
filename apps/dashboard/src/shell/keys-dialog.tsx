import { Modal, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyMap } from '../keys/key-map.js';
import { Key } from '../parts/small.js';
import classes from './keys.module.css';

/** The list of all keys, and a switch that turns single keys off. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const map = useKeyMap();
  const [isOff, setOff] = useState(map.isOff);
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <dl className={classes.keys}>
        {map.actions.map(({ keys, label }) => (
          <div key={keys}>
            <dt>
              {keys.split(/ |(?<=mod)\+/).map((key) => (
                <Key key={key}>{key === 'mod' ? '⌘ / Ctrl' : key}</Key>
              ))}
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="md"
        label={t('keys.off')}
        checked={isOff}
        onChange={({ currentTarget: { checked } }) => setOff((map.isOff = checked))}
      />
    </Modal>
  );
}
