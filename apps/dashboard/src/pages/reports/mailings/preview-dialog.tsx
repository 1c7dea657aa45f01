import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../parts/dialog.js';
import classes from './mailings.module.css';

/** What a schedule would send now, as its mail shows it. */
export function PreviewDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation('mailings');
  return (
    <Dialog title={t('preview')} onClose={onClose}>
      <iframe className={classes.preview} src={`/v1/report-schedules/${id}/preview`} title={t('previewFrame')} />
    </Dialog>
  );
}
