import { Select } from '@mantine/core';
import { IntervalBar } from '@hearback/charts';
import { Shield } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Section } from '../../../parts/page.js';
import { Verdict } from '../../../parts/verdict.js';
import type { ChurnReport, FairnessGroup } from './churn-queries.js';
import classes from './churn.module.css';
import { useChurnWords } from './use-churn-words.js';

const LEAST = 30;
const VERDICTS = { higher: 'above', lower: 'below', no_clear_difference: 'no_clear_difference' } as const;

/** Whether the model marks some groups wrongly more often than others. */
export function FairnessSection(props: {
  readonly churn: ChurnReport;
  readonly by: string | undefined;
  readonly onBy: (attribute: string) => void;
}) {
  const { t } = useTranslation('churn');
  const format = useFormat();
  const words = useChurnWords();
  const { fairness } = props.churn;
  const table =
    fairness.find(({ attribute }) => attribute === props.by) ??
    fairness.find(({ attribute }) => attribute === 'language') ??
    fairness[0];
  return (
    <Section
      id="fair"
      title={t('fair.title')}
      more={
        fairness.length > 1 &&
        table !== undefined && (
          <Select
            aria-label={t('fair.by')}
            data={fairness.map(({ attribute }) => ({ value: attribute, label: words.attribute(attribute) }))}
            value={table.attribute}
            onChange={(value) => value !== null && props.onBy(value)}
            allowDeselect={false}
          />
        )
      }
    >
      <p className="muted">{t('fair.rule')}</p>
      {table === undefined ? (
        <p className="muted">{t('fair.none')}</p>
      ) : (
        <>
          <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('fair.title')}>
            <table className={classes.table}>
              <caption className={classes.hidden}>{t('fair.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.attribute(table.attribute)}</th>
                  <th scope="col">{t('fair.people')}</th>
                  <th scope="col">{t('fair.flagged')}</th>
                  <th scope="col">{t('fair.recall')}</th>
                  <th scope="col">{t('fair.wrongly')}</th>
                  <th scope="col" className={classes.barCell}>
                    {t('fair.scale')}
                  </th>
                  <th scope="col">{t('fair.verdict')}</th>
                </tr>
              </thead>
              <tbody>
                {table.groups.map((group) => (
                  <tr key={group.value}>
                    <th scope="row">
                      <bdi>{words.group(table.attribute, group.value)}</bdi>
                    </th>
                    <td>{format.count(group.n)}</td>
                    {group.hidden === null ? <Shown group={group} /> : <Hidden group={group} />}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {table.unknown > 0 && (
            <p className="least faint">{t('fair.unknown', { count: table.unknown, n: format.count(table.unknown) })}</p>
          )}
        </>
      )}
    </Section>
  );
}

function Shown({ group }: { readonly group: FairnessGroup }) {
  const { t } = useTranslation('churn');
  const words = useChurnWords();
  const { verdict, wrongly_flagged: wrongly } = group;
  const known = wrongly === null || wrongly.value === null || wrongly.interval === null ? null : wrongly;
  return (
    <>
      <td>{words.share(group.flagged)}</td>
      <td>{words.share(group.recall)}</td>
      <td>
        {words.share(wrongly)} <span className="muted">({words.range(wrongly)})</span>
      </td>
      <td className={classes.barCell}>
        <IntervalBar
          scale="share"
          reliable={(wrongly?.n ?? 0) >= LEAST}
          now={
            known === null
              ? null
              : { value: 100 * known.value!, low: 100 * known.interval!.low, high: 100 * known.interval!.high }
          }
          label={t('fair.label', { share: words.share(wrongly), range: words.range(wrongly) })}
        />
      </td>
      <td>{verdict !== 'hidden' && <Verdict verdict={VERDICTS[verdict]} />}</td>
    </>
  );
}

function Hidden({ group }: { readonly group: FairnessGroup }) {
  const { t } = useTranslation('churn');
  return (
    <td colSpan={5} className="muted">
      <Shield size={14} strokeWidth={1.75} aria-hidden />{' '}
      {group.hidden === 'too_few' ? t('fair.few', { count: LEAST - group.n }) : t('fair.protects')}
    </td>
  );
}
