import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.js';
import { useLive } from './live-provider.js';
import classes from './live.module.css';

/** Whether the pages are up to date, or since when they are not. */
export function LiveState() {
  const { t } = useTranslation();
  const format = useFormat();
  const { status } = useLive();
  return (
    <div className={classes.state} role="status" data-state={status.kind}>
      <span className={classes.dot} aria-hidden />
      {status.kind === 'lost' ? t('live.lost', { time: format.clock(status.since) }) : t(`live.${status.kind}`)}
    </div>
  );
}
