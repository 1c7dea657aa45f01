import { useDisclosure, useWindowEvent } from '@mantine/hooks';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../keys/key-map.js';

const OPEN = 'hearback-keys';

/** Loaded when it is opened for the first time. */
const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog.js')).KeysDialog }));

/** Opens the list of all keys. */
export function openKeys(): void {
  window.dispatchEvent(new Event(OPEN));
}

/** `?`: all keys that work here. */
export function Keys() {
  const { t } = useTranslation();
  const [isOpen, { open, close }] = useDisclosure();
  useWindowEvent(OPEN, open);
  useKeys(useMemo(() => [{ keys: '?', label: t('keys.title'), run: open }], [t, open]));
  if (!isOpen) return null;
  return (
    <Suspense>
      <KeysDialog onClose={close} />
    </Suspense>
  );
}
