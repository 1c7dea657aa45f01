import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import type { ChurnReport } from './churn-queries.js';
import classes from './churn.module.css';
import { useChurnWords } from './use-churn-words.js';

/** What the model learnt from, and what it cannot see. */
export function ModelSection({ churn }: { readonly churn: ChurnReport }) {
  const { t } = useTranslation('churn');
  const format = useFormat();
  const words = useChurnWords();
  const drift = churn.drift.at(-1);
  const facts = [
    [
      t('model.learnt'),
      t('model.from', { count: churn.customers, n: format.count(churn.customers), left: format.count(churn.left) }),
    ],
    [t('model.cut'), churn.cut_at === null ? '–' : format.day(churn.cut_at)],
    [t('model.next'), format.day(churn.next_at)],
    [t('model.found'), `${words.share(churn.recall)} (${words.range(churn.recall)})`],
    [
      t('model.drift'),
      drift === undefined
        ? '–'
        : t(`model.drifts.${drift.verdict}`, { psi: drift.psi === null ? '–' : drift.psi.toFixed(2) }),
    ],
    [t('model.refuses'), t('model.least')],
  ] as const;
  return (
    <>
      <Section id="model" title={t('model.title')}>
        <dl className={classes.facts}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section id="unseen" title={t('model.unseen')}>
        <p className="small muted">{t('model.blind')}</p>
        <p className="small muted">{t('model.leftOut')}</p>
      </Section>
    </>
  );
}
