import '@mantine/spotlight/styles.css';
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session.js';
import { useKeyMap } from '../keys/key-map.js';
import { PLACES } from './places.js';

const [store, palette] = createSpotlight();

/** The field of the palette and what it finds. */
export function PaletteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { permissions } = useSession();
  const keys = useKeyMap();
  useEffect(palette.open, []);
  const places = PLACES.filter(({ permission }) => permissions.includes(permission));
  const goTo = places.map(({ name, to, icon: Icon }): SpotlightActionData => ({
    id: name,
    label: t(`place.${name}`),
    group: t('palette.places'),
    leftSection: <Icon size={16} aria-hidden />,
    onClick: () => void navigate({ to }),
  }));
  const here = keys.actions
    .filter(({ keys }) => !keys.startsWith('g ') && keys !== 'mod+k' && keys !== 'Escape')
    .map(({ keys, label, run }): SpotlightActionData => ({ id: keys, label, group: t('palette.here'), onClick: run }));
  return (
    <Spotlight
      store={store}
      onSpotlightClose={onClose}
      actions={[
        { group: t('palette.places'), actions: goTo },
        { group: t('palette.here'), actions: here },
      ]}
      shortcut={null}
      attributes={{ content: { 'aria-label': t('palette.hint') } }}
      highlightQuery
      nothingFound={t('palette.nothing')}
      searchProps={{
        leftSection: <Search size={16} aria-hidden />,
        placeholder: t('palette.hint'),
        'aria-label': t('palette.hint'),
      }}
    />
  );
}
