import { IntervalBar } from '@hearback/charts';
import { useTranslation } from 'react-i18next';
import classes from './home.module.css';

/** A score without answers, as an example of what will be here. */
export function ExampleScore() {
  const { t } = useTranslation('home');
  return (
    <div className={classes.example}>
      <IntervalBar scale="share" now={{ value: 60, low: 42, high: 78 }} reliable={false} label={t('empty.drawing')} />
    </div>
  );
}
