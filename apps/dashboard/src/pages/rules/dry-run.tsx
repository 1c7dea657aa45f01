import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Check, Minus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { ErrorInPlace } from '../../parts/states.js';
import { useActReason } from '../../parts/rule-acts/use-act-reason.js';
import type { RuleBody } from './queries.js';
import classes from './rules.module.css';

/** What the rule would have done with the answers of the last 90 days; nothing is stored. */
export function DryRun({ body }: { readonly body: RuleBody | undefined }) {
  const { t } = useTranslation('rules');
  const [isIncomplete, setIncomplete] = useState(false);
  const run = useMutation({
    mutationFn: (rule: RuleBody) => dataOf(api.POST('/v1/rules/dry-run', { body: { rule } })),
  });
  const start = () => {
    setIncomplete(body === undefined);
    if (body !== undefined) run.mutate(body);
  };
  return (
    <aside className={classes.dryRun} aria-labelledby="dry-run">
      <h2 id="dry-run">{t('dryRun.title')}</h2>
      <p className="small muted">{t('dryRun.help')}</p>
      <Button variant="default" w="fit-content" loading={run.isPending} onClick={start}>
        {t('dryRun.button')}
      </Button>
      <div aria-live="polite" className={classes.result}>
        {isIncomplete && <p className="small">{t('dryRun.incomplete')}</p>}
        {run.isError && <ErrorInPlace error={run.error} />}
        {run.data !== undefined && <Report report={run.data} />}
      </div>
    </aside>
  );
}

function Report({ report }: { readonly report: Reply<'dryRunRule'> }) {
  const { t } = useTranslation('rules');
  const format = useFormat();
  const reasonWords = useActReason();
  const held = Object.values(report.suppressed).reduce((sum, n) => sum + n, 0);
  const most = Math.max(1, ...report.per_week.map(({ tasks }) => tasks));
  return (
    <>
      <p className={classes.sentence}>
        {t('dryRun.would', { count: report.would_open, n: format.count(report.would_open) })}
      </p>
      <p className="small muted">
        {t('dryRun.of', { count: report.evaluated, n: format.count(report.evaluated) })}
        {held > 0 && ` ${t('dryRun.held', { count: held, n: format.count(held) })}`}
      </p>
      {report.acts.length > 0 && (
        <ul className={classes.tried} aria-label={t('dryRun.acts')}>
          {report.acts.map((act, n) => (
            <li key={n}>
              <span className={classes.strong}>{t(`acts.kind.${act.kind}`)}</span>
              <span className="num">{t('dryRun.times', { count: act.would_do, n: format.count(act.would_do) })}</span>
              {Object.entries(act.refused).map(([reason, count]) => (
                <span key={reason} className="small muted">
                  {t('dryRun.not', { count, n: format.count(count), reason: reasonWords(reason) })}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
      <ul className={classes.weeks} aria-label={t('dryRun.weeks')}>
        {report.per_week.map(({ week_start: week, tasks }) => (
          <li key={week}>
            <span className="least faint num">{format.day(`${week}T12:00:00Z`)}</span>
            <span className={classes.bar}>
              <i style={{ width: `${(100 * tasks) / most}%` }} />
            </span>
            <span className="least num">{format.count(tasks)}</span>
          </li>
        ))}
      </ul>
      {report.samples.length > 0 && <h3 className="small">{t('dryRun.samples')}</h3>}
      <ul className={classes.samples}>
        {report.samples.slice(0, 5).map((sample) => (
          <li key={sample.response_id}>
            {sample.because.map((reason) => (
              <span key={reason.path} className={classes.reason}>
                {reason.held ? (
                  <Check size={14} aria-label={t('dryRun.holds')} />
                ) : (
                  <Minus size={14} aria-label={t('dryRun.holdsNot')} />
                )}
                <span dir="auto">{reason.sentence}</span>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
