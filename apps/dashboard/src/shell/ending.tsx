import { lazy, Suspense } from 'react';
import { useSession } from '../api/session.js';
import { loadArea } from '../i18n/catalogue.js';

const DeletionBanner = lazy(async () => {
  const [{ DeletionBanner }] = await Promise.all([
    import('../pages/settings/deletion-banner.js'),
    loadArea('settings'),
  ]);
  return { default: DeletionBanner };
});

/** Above the page, while the workspace is to be deleted. */
export function Ending() {
  const { workspace } = useSession();
  return workspace.deletes_at === null ? null : (
    <Suspense>
      <DeletionBanner />
    </Suspense>
  );
}
