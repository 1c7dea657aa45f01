import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { useReasonWords } from '../plans/use-reason-words.js';
import { attentionEffectQuery, type AttentionChange, type AttentionRules } from './attention-queries.js';
import classes from './attention.module.css';

/** Who was asked and who was not in the last 28 days, what a change would have made of them, and what holds always. */
export function AttentionEffect(props: { readonly saved: AttentionRules; readonly rules: AttentionChange }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const words = useReasonWords();
  const { data } = useQuery({ ...attentionEffectQuery(props.rules), placeholderData: (last) => last });
  const isChanged = !sameRules(props.saved, props.rules);
  return (
    <aside className={classes.aside}>
      {data !== undefined && (
        <section>
          <h2>{t('attention.now')}</h2>
          <p>
            <span className={`num ${classes.number}`}>{format.count(data.asked)}</span>{' '}
            <span className="small muted">{t('attention.asked', { notAsked: format.count(data.not_asked) })}</span>
          </p>
          <p className="small muted">
            {data.reasons.map(({ reason, customers }) => `${format.count(customers)} ${words(reason)}`).join(' · ')}
          </p>
        </section>
      )}
      {data !== undefined && isChanged && (
        <section aria-live="polite">
          <h2>{t('attention.ifSaved')}</h2>
          <p className="small muted">
            {t('attention.wouldBe', {
              asked: format.count(data.with_change.asked),
              notAsked: format.count(data.with_change.not_asked),
            })}
          </p>
        </section>
      )}
      <section>
        <h2>{t('attention.always')}</h2>
        <ul className={`small muted ${classes.list}`}>
          <li>{t('attention.alwaysComplaint')}</li>
          <li>{t('attention.alwaysChoice')}</li>
          <li>{t('attention.alwaysDays')}</li>
        </ul>
      </section>
    </aside>
  );
}

function sameRules(a: AttentionChange, b: AttentionChange): boolean {
  const of = ({ waits, per_year, quiet_hours }: AttentionChange) => JSON.stringify([waits, per_year, quiet_hours]);
  return of(a) === of(b);
}
