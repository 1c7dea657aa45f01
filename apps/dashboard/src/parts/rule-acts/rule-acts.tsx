import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { useActReason } from './use-act-reason.js';
import classes from './rule-acts.module.css';

type DoneAct = Reply<'listRuleActs'>['data'][number];
type About = { readonly task_id: string } | { readonly response_id: string };

/** What rules did about a task or an answer, and why; nothing where they did nothing. */
export function RuleActs({ about, heading }: { readonly about: About; readonly heading: string }) {
  const { t } = useTranslation('rule-acts');
  const { data } = useQuery({
    queryKey: ['rules', 'acts', about],
    queryFn: () => dataOf(api.GET('/v1/rule-acts', { params: { query: about } })),
  });
  if (data === undefined || data.data.length === 0) return null;
  return (
    <section aria-labelledby="rule-acts" className={classes.part}>
      <h2 id="rule-acts" className={heading}>
        {t('title')}
      </h2>
      <ol className={classes.acts}>
        {data.data.map((act) => (
          <Line key={`${act.rule_id} ${act.position}`} act={act} />
        ))}
      </ol>
    </section>
  );
}

function Line({ act }: { readonly act: DoneAct }) {
  const { t, i18n } = useTranslation('rule-acts');
  const reasonOf = useActReason();
  const reasons = act.because.filter(({ held }) => held).map(({ sentence }) => sentence);
  return (
    <li className={classes.act}>
      <span dir="auto">{t(`kind.${act.act.kind}`, { what: whatOf(act.act) })}</span>
      <span className={act.state === 'refused' ? classes.refused : 'small muted'}>
        {act.state === 'refused' ? t('state.refused', { reason: reasonOf(act.reason ?? '') }) : t(`state.${act.state}`)}
      </span>
      <span className="least faint" dir="auto">
        {act.rule_name} · {t('version', { version: act.rule_version })} ·{' '}
        {t('why', { reasons: new Intl.ListFormat(i18n.language).format(reasons) })}
      </span>
    </li>
  );
}

function whatOf(act: DoneAct['act']): string {
  const attribute = Object.entries(act.attribute ?? {}).map(([key, value]) => `${key}: ${value}`);
  return act.tags?.join(', ') ?? act.text ?? attribute[0] ?? '';
}
