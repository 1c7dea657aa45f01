import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.js';
import { SettingsFrame } from '../settings-frame.js';
import { KeptMails } from './kept-mails.js';
import { MakeSandbox } from './make-sandbox.js';
import { UseSandbox } from './use-sandbox.js';

/** The sandbox of the workspace: making it, going there, emptying it; and inside it, the mails that nobody got. */
export function SandboxPage() {
  const { t } = useTranslation('sandbox');
  const { workspace } = useSession();
  const isInside = workspace.sandbox_of !== null;
  return (
    <SettingsFrame page="sandbox">
      <div>
        <p className="lead">{t(isInside ? 'inside.lead' : 'lead')}</p>
        <p className="muted">{t(isInside ? 'inside.about' : 'about')}</p>
      </div>
      {isInside && <KeptMails />}
      {!isInside && (workspace.sandbox_id === null ? <MakeSandbox /> : <UseSandbox sandboxId={workspace.sandbox_id} />)}
    </SettingsFrame>
  );
}
