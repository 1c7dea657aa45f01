import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.js';
import { TextLink } from '../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { CreateKey } from './create-key.js';
import { KeysTable } from './keys-table.js';
import { keysQuery } from './queries.js';
import { SettingsFrame } from './settings-frame.js';

/** The API keys of the workspace. */
export function KeysPage() {
  const { t } = useTranslation('settings');
  const { workspace } = useSession();
  const [isCreating, setCreating] = useState(false);
  const keys = useQuery(keysQuery);
  const create = (
    <Button leftSection={<KeyRound size={16} strokeWidth={1.75} />} onClick={() => setCreating(true)}>
      {t('keys.create')}
    </Button>
  );
  return (
    <SettingsFrame page="keys" actions={create}>
      <p className="muted">{t('keys.about')}</p>
      {workspace.sandbox_of === null && (
        <p className="muted">
          {t('keys.sandbox')}{' '}
          <TextLink to="/settings/sandbox">
            {t(workspace.sandbox_id === null ? 'keys.makeSandbox' : 'pages.sandbox')}
          </TextLink>
        </p>
      )}
      {keys.isPending && <LoadingShapes />}
      {keys.isError && <ErrorInPlace error={keys.error} retry={() => void keys.refetch()} />}
      {keys.data?.data.length === 0 && <Empty text={t('keys.none')} />}
      {keys.data && keys.data.data.length > 0 && <KeysTable keys={keys.data.data} />}
      {isCreating && <CreateKey onClose={() => setCreating(false)} />}
    </SettingsFrame>
  );
}
