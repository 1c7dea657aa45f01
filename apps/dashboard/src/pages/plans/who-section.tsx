import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { Section } from '../../parts/page.js';
import { TextLink } from '../../parts/small.js';
import { segmentsQuery } from '../customers/segments/queries.js';
import { delayOf } from './audience-form.js';
import type { Plan } from './plan-queries.js';
import classes from './plans.module.css';

/** Customers of the audience, where one segment tells; undefined: not known, or still being counted. */
export function useAudienceSize({ audience }: Plan): number | undefined {
  const { data } = useQuery(segmentsQuery);
  if (audience.kind === 'customers') return audience.external_ids?.length;
  const [only, ...others] = audience.kind === 'segments' ? (audience.segment_ids ?? []) : [];
  if (only === undefined || others.length > 0) return undefined;
  return data?.data.find(({ id }) => id === only)?.size ?? undefined;
}

/** Whom a plan asks, and after what, as a sentence. */
export function WhoSection({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const { data } = useQuery(segmentsQuery);
  const size = useAudienceSize(plan);
  const { audience, trigger, status } = plan;
  const names = (audience.segment_ids ?? []).map((id) => data?.data.find((segment) => segment.id === id)?.name ?? '…');
  const delay = trigger && delayOf(trigger.delay_minutes ?? 0);
  return (
    <Section
      title={t('who.title')}
      more={
        status === 'draft' && (
          <TextLink to="/surveys/campaigns/$planId" params={{ planId: plan.id }} search={{ step: 'audience' }}>
            {t('act.change')}
          </TextLink>
        )
      }
    >
      <p className={classes.rule}>
        {audience.kind === 'segments' ? t('who.in') : t(`who.${audience.kind as 'all'}`)}
        {names.map((name, index) => (
          <span key={index} className={classes.pill}>
            <bdi>{name}</bdi>
          </span>
        ))}
        {size !== undefined && <span className="muted num">{t('people', { count: size, n: format.count(size) })}</span>}
      </p>
      {trigger !== null && delay !== null && (
        <p className={classes.rule}>
          {t('trigger.after')}
          <span className={classes.pill}>
            <bdi>{trigger.event}</bdi>
          </span>
          {t('trigger.wait')}
          <span className={classes.pill}>{t(`delay.${delay.unit}`, { count: delay.delay })}</span>
          {(trigger.cancel_if ?? []).length > 0 && t('trigger.unless')}
          {(trigger.cancel_if ?? []).map((kind) => (
            <span key={kind} className={classes.pill}>
              <bdi>{kind}</bdi>
            </span>
          ))}
        </p>
      )}
    </Section>
  );
}
