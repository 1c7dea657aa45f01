import { FunnelChart, type FunnelStage } from '@hearback/charts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import type { ReportSearch } from '../../../parts/metrics/report-search.js';
import { BehindNumbers } from './behind-numbers.js';
import own from './rates.module.css';
import { useShareText } from './share-text.js';
import type { Rates } from './use-rates.js';

/** From the invitations to the completed answers, and what became of the others. */
export function FunnelSection({ rates, search }: { readonly rates: Rates; readonly search: ReportSearch }) {
  const { t } = useTranslation('response-rates');
  const format = useFormat();
  const text = useShareText();
  const { bounced, dispositions, exposures, invited, started, unconfirmed } = rates;
  if (invited === 0 && exposures === null) return null;
  const stages: readonly (readonly [key: Stage, count: number, isAside?: true])[] = [
    ['asked', invited],
    ['arrived', invited - bounced],
    ['started', started],
    ['answered', dispositions.complete + dispositions.partial],
    ['completed', dispositions.complete],
    ['bounced', bounced, true],
    ['refused', dispositions.refused, true],
    ['unconfirmed', unconfirmed, true],
  ];
  return (
    <Section id="funnel" title={t('funnel.title')}>
      {invited > 0 && (
        <FunnelChart
          className={own.funnel}
          caption={t('funnel.title')}
          columns={[t('funnel.stage'), t('funnel.invitations'), t('funnel.share')]}
          stages={stages.map(([key, count, isAside]): FunnelStage => ({
            key,
            name: t(`funnel.${key}`),
            count: format.count(count),
            share: count / invited,
            shareText: text.share(count / invited),
            isAside: isAside === true,
          }))}
        />
      )}
      {invited > 0 && <BehindNumbers rates={rates} search={search} />}
      {exposures !== null && exposures.shown > 0 && (
        <p className="small">
          {t('funnel.widget', {
            shown: format.count(exposures.shown),
            answered: format.count(exposures.answered),
            rate: text.rate(exposures.rate),
            interval: text.interval(exposures.rate),
          })}
        </p>
      )}
    </Section>
  );
}

type Stage = 'asked' | 'arrived' | 'started' | 'answered' | 'completed' | 'bounced' | 'refused' | 'unconfirmed';
