import type { Survey } from '@hearback/questionnaire';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { surveyQuery } from '../surveys/survey-queries.js';
import type { DryRun } from './plan-queries.js';
import classes from './plans.module.css';

const METRICS = ['nps', 'csat', 'ces'] as const;
const DAY_MS = 86_400_000;
/** Days whose answers a change would be compared with. */
const EARLIER_DAYS = 90;
/** Past invitations below which nothing is predicted. */
const NEEDED = 30;

/** How many answers to expect, and which change so many could tell from chance. */
export function Expectation({ run, surveyId }: { readonly run: DryRun; readonly surveyId: string }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const { expected, past } = run;
  return (
    <section className={classes.stack}>
      <h2>{t('expect.title')}</h2>
      {expected === null ? (
        <div className={classes.refusal}>
          <b>{t('expect.unknown')}</b>
          <p className="small muted">
            {t('expect.few', { count: past.invited, n: format.count(past.invited), needed: NEEDED })}
          </p>
        </div>
      ) : (
        <>
          <p>
            <span className={`num ${classes.number}`}>
              {t('expect.range', { low: format.count(expected.low), high: format.count(expected.high) })}
            </span>{' '}
            <span className="small muted">{t('expect.answers')}</span>
          </p>
          <p className="small muted">
            {t('expect.past', {
              count: past.invited,
              n: format.count(past.invited),
              answered: format.count(past.answered),
            })}
          </p>
          {expected.expected > 0 && <Detectable answers={expected.expected} surveyId={surveyId} />}
        </>
      )}
    </section>
  );
}

/** The smallest change that so many answers could show. */
function Detectable({ answers, surveyId }: { readonly answers: number; readonly surveyId: string }) {
  const { t } = useTranslation('plans');
  const format = useFormat();
  const { data: survey } = useQuery(surveyQuery(surveyId));
  const questions = (survey?.definition as unknown as Survey | undefined)?.questions ?? [];
  const metric = METRICS.find((each) => questions.some(({ kind }) => kind === each));
  const from = new Date(Date.now() - EARLIER_DAYS * DAY_MS).toISOString().slice(0, 10);
  const { data } = useQuery({
    queryKey: ['metrics', 'detectable-change', metric, surveyId, answers],
    queryFn: () =>
      dataOf(
        api.GET('/v1/metrics/{metric}/detectable-change', {
          params: { path: { metric: metric! }, query: { survey_id: surveyId, answers, from } },
        }),
      ),
    enabled: metric !== undefined,
  });
  if (metric === undefined || data === undefined) return null;
  const { change, earlier } = data;
  if (change === null || earlier === null) return <p className="small muted">{t('expect.noEarlier')}</p>;
  return (
    <div>
      <p className={`num ${classes.number}`}>
        {t(metric === 'nps' ? 'expect.points' : 'expect.percent', { n: format.count(Math.ceil(change)) })}
      </p>
      <p className="small muted">
        {t('expect.change', {
          metric: metric.toUpperCase(),
          answers: format.count(answers),
          earlier: format.count(earlier.n),
          days: EARLIER_DAYS,
        })}
      </p>
    </div>
  );
}
