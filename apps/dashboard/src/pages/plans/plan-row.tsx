import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { Bar } from './bar.js';
import { dayWords } from './day-words.js';
import { progressQuery, type Plan } from './plan-queries.js';
import classes from './plans.module.css';
import { askedOf, nextDay, placesOf } from './progress.js';

/** A plan in the list: its survey, its state, how far it is, and what comes next. */
export function PlanRow({ plan, survey }: { readonly plan: Plan; readonly survey: string }) {
  const { t, i18n } = useTranslation('plans');
  const format = useFormat();
  const isDraft = plan.status === 'draft';
  const { data } = useQuery({ ...progressQuery(plan), enabled: !isDraft, refetchInterval: false });
  const next = data && nextDay(data);
  const asked = data === undefined ? 0 : askedOf(data);
  const places = data === undefined ? 0 : placesOf(data);
  return (
    <tr>
      <td>
        <Link className={classes.name} to="/surveys/campaigns/$planId" params={{ planId: plan.id }}>
          <bdi>{plan.name}</bdi>
        </Link>
        <span className="small muted">
          <bdi>{survey}</bdi>
        </span>
      </td>
      <td className="muted">{t(`kind.${plan.kind}`)}</td>
      <td>
        <span className={plan.status === 'running' ? classes.open : classes.shut}>{t(`status.${plan.status}`)}</span>
      </td>
      <td>
        {data !== undefined && (
          <span className={classes.progress}>
            <span aria-hidden>
              <Bar share={places === 0 ? 0 : asked / places} of={1} />
            </span>
            <span className="num small">
              {t('list.asked', { asked: format.count(asked), all: format.count(places) })}
            </span>
          </span>
        )}
      </td>
      <td className="small muted">
        {plan.status === 'running' && next !== undefined
          ? t('list.onDay', { n: format.count(next.left), day: dayWords(next.day, i18n.language) })
          : t(`list.after.${plan.status}`)}
      </td>
    </tr>
  );
}
