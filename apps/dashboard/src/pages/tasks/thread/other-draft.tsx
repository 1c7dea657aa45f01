import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './thread.module.css';

/** What was typed on another device meanwhile, and which of both to keep. */
export function OtherDraft({
  text,
  onSettle,
}: {
  readonly text: string;
  readonly onSettle: (keep: 'here' | 'other') => void;
}) {
  const { t } = useTranslation('tasks');
  return (
    <div role="status" className={classes.other}>
      <p className="small">{t('thread.otherDraft')}</p>
      <p className={classes.text} dir="auto">
        {text}
      </p>
      <div className={classes.ways}>
        <Button size="compact-sm" variant="default" onClick={() => onSettle('other')}>
          {t('thread.takeOther')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onSettle('here')}>
          {t('thread.keepThis')}
        </Button>
      </div>
    </div>
  );
}
