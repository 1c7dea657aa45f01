import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { KeepWorkspace } from './keep-workspace.js';
import classes from './settings.module.css';

/** Says on every page when the workspace will be deleted; its owner can keep it there. */
export function DeletionBanner() {
  const { t } = useTranslation('settings');
  const { workspace, staff } = useSession();
  const seesSettings = useMay('workspace:admin');
  const format = useFormat();
  if (workspace.deletes_at === null) return null;
  return (
    <div className={classes.deletion} role="status">
      <span>{t('danger.delete.banner', { name: workspace.name, day: format.fullDay(workspace.deletes_at) })}</span>
      {staff.role === 'owner' && <KeepWorkspace />}
      {staff.role !== 'owner' && seesSettings && (
        <Link to="/settings/danger-zone" className="link">
          {t('pages.danger')}
        </Link>
      )}
    </div>
  );
}
