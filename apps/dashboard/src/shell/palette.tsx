import { useDisclosure, useWindowEvent } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session.js';
import { useKeys } from '../keys/key-map.js';
import { PLACES } from './places.js';

const OPEN = 'hearback-palette';

/** Loaded when it is opened for the first time. */
const PaletteDialog = lazy(async () => ({ default: (await import('./palette-dialog.js')).PaletteDialog }));

/** Opens the palette. */
export function openPalette(): void {
  window.dispatchEvent(new Event(OPEN));
}

/** `⌘K`: go anywhere, or do what the page that is open can do; and the keys of the places. */
export function Palette() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { permissions } = useSession();
  const [isOpen, { open, close }] = useDisclosure();
  useWindowEvent(OPEN, open);
  useKeys(
    useMemo(
      () => [
        { keys: 'mod+k', label: t('keys.palette'), run: open },
        ...PLACES.filter(({ permission }) => permissions.includes(permission)).map(({ name, key, to }) => ({
          keys: `g ${key}`,
          label: t(`place.${name}`),
          run: () => void navigate({ to }),
        })),
      ],
      [t, navigate, permissions, open],
    ),
  );
  if (!isOpen) return null;
  return (
    <Suspense>
      <PaletteDialog onClose={close} />
    </Suspense>
  );
}
