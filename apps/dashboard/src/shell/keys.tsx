import { Modal, Switch } from '@mantine/core';
import { useDisclosure, useWindowEvent } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyMap, useKeys } from '../keys/key-map.js';
import { Key } from '../parts/small.js';
import classes from './keys.module.css';

const OPEN = 'hearback-keys';

/** Opens the list of all keys. */
export function openKeys(): void {
  window.dispatchEvent(new Event(OPEN));
}

/** `?`: all keys that work here, and a switch that turns single keys off. */
export function Keys() {
  const { t } = useTranslation();
  const map = useKeyMap();
  const [isOpen, { open, close }] = useDisclosure();
  const [isOff, setOff] = useState(map.isOff);
  useWindowEvent(OPEN, open);
  useKeys(useMemo(() => [{ keys: '?', label: t('keys.title'), run: open }], [t, open]));
  return (
    <Modal opened={isOpen} onClose={close} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('close') }}>
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
