import { Button } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import type { TopicsReport } from './topics-queries.js';
import classes from './topics.module.css';

/** Phrases of no topic that hardly anybody used before. */
export function ComingUp(props: {
  readonly report: TopicsReport;
  /** Undefined for those who may not change topics. */
  readonly onKeep: ((phrase: string) => void) | undefined;
}) {
  const { report, onKeep } = props;
  const { t } = useTranslation('topics');
  const format = useFormat();
  const { coming_up: phrases, computed_at: at } = report;
  return (
    <section aria-labelledby="coming-up">
      <h2 id="coming-up">{t('comingUp.title')}</h2>
      {phrases.length === 0 && <p className="small muted">{t('comingUp.none')}</p>}
      <ul className={classes.comingUp}>
        {phrases.map(({ phrase, n, before }) => (
          <li key={phrase}>
            <p className="small">
              <b>
                <bdi>{t('quoted', { text: phrase })}</bdi>
              </b>{' '}
              <span className="muted">
                {before === 0
                  ? t('comingUp.new', { count: n, n: format.count(n) })
                  : t('comingUp.more', { count: n, n: format.count(n), before: format.count(before) })}
              </span>
            </p>
            {onKeep !== undefined && (
              <Button
                variant="default"
                size="xs"
                className="not-print"
                leftSection={<Plus size={14} strokeWidth={1.75} aria-hidden />}
                onClick={() => onKeep(phrase)}
              >
                {t('comingUp.keep')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="least faint">{t('aside.computedAt', { at: format.moment(at) })}</p>
    </section>
  );
}
