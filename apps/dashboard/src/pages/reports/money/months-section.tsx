import { Button, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../parts/page.js';
import { LedgerDialog } from './ledger-dialog.js';
import type { RoiReport, Scenario } from './money-queries.js';
import classes from './money.module.css';
import { useRoiTexts } from './use-roi-texts.js';

/** The plan by month beside what really was. */
export function MonthsSection(props: {
  readonly report: RoiReport;
  readonly scenario: Scenario;
  readonly mayWrite: boolean;
}) {
  const { report, scenario, mayWrite } = props;
  const { t } = useTranslation('money');
  const { months, spent } = report;
  const text = useRoiTexts(scenario.currency);
  const [entered, setEntered] = useState<string>();
  const priced = report.lines.some(({ kind }) => kind !== 'unpriced');
  if (!priced) return null;
  const actual = (value: number | null) => (value === null ? '–' : text.money(value));
  return (
    <Section
      id="months"
      title={
        <>
          {t('months.title')} <span className="least faint">{t('months.rule')}</span>
        </>
      }
    >
      {spent !== null && (
        <p className="muted">
          {t('months.spent', {
            count: spent.months,
            actual: text.money(spent.actual_cost),
            planned: text.money(spent.planned_cost),
          })}
        </p>
      )}
      <div className={classes.scroll} role="group" aria-labelledby="months" tabIndex={0}>
        <table className={`${classes.months} num`}>
          <thead>
            <tr>
              <th scope="col">{t('months.month')}</th>
              <th scope="col">{t('months.cost')}</th>
              <th scope="col">{t('months.actualCost')}</th>
              <th scope="col">{t('months.benefit')}</th>
              <th scope="col">{t('months.actualBenefit')}</th>
              <th scope="col">{t('months.cumulative')}</th>
              {mayWrite && (
                <th scope="col" className="not-print">
                  <VisuallyHidden>{t('months.enter')}</VisuallyHidden>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {months.map((each) => (
              <tr key={each.month}>
                <th scope="row">{text.month(each.month)}</th>
                <td>{text.money(each.cost)}</td>
                <td>{actual(each.actual_cost)}</td>
                <td>{text.money(each.benefit)}</td>
                <td>{actual(each.actual_benefit)}</td>
                <td className={each.cumulative < 0 ? classes.loss : undefined}>{text.money(each.cumulative)}</td>
                {mayWrite && (
                  <td className="not-print">
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={t('months.enterOf', { month: text.month(each.month) })}
                      onClick={() => setEntered(each.month)}
                    >
                      {t('months.enter')}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {entered !== undefined && (
        <LedgerDialog report={report} scenario={scenario} month={entered} onClose={() => setEntered(undefined)} />
      )}
    </Section>
  );
}
