import { lazy, Suspense } from 'react';
import { useSession } from '../api/session.js';
import { loadArea } from '../i18n/catalogue.js';

const SandboxBanner = lazy(async () => {
  const [{ SandboxBanner }] = await Promise.all([
    import('../pages/settings/sandbox/sandbox-banner.js'),
    loadArea('sandbox'),
  ]);
  return { default: SandboxBanner };
});

/** Above the page, in a sandbox. */
export function SandboxNotice() {
  const { workspace } = useSession();
  return workspace.sandbox_of === null ? null : (
    <Suspense>
      <SandboxBanner />
    </Suspense>
  );
}
