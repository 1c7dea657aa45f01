import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { Confirm } from './confirm.js';
import { dayWords } from './day-words.js';
import type { DryRun, Plan } from './plan-queries.js';
import { usePlanActs } from './use-plan-acts.js';

/** What the start means, before anybody is written to. */
export function StartDialog(props: {
  readonly plan: Plan;
  readonly run: DryRun | undefined;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation('plans');
  const format = useFormat();
  const acts = usePlanActs();
  const { plan, run } = props;
  const [first] = run?.days ?? [];
  return (
    <Confirm
      title={t('start.title', { name: plan.name })}
      act={t('act.start')}
      onAct={() => acts.start(plan)}
      onClose={props.onClose}
    >
      <p>
        {plan.kind === 'recurring'
          ? t('start.recurring')
          : plan.kind !== 'campaign'
            ? t('start.trigger', { event: plan.trigger?.event ?? '' })
            : run === undefined || first === undefined
              ? t('start.nobody')
              : t('start.campaign', {
                  count: run.asked,
                  n: format.count(run.asked),
                  day: dayWords(first.day, i18n.language, true),
                })}
      </p>
      <p className="small muted">{t('start.text')}</p>
    </Confirm>
  );
}
