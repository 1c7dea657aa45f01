import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../parts/page.js';
import { EvidenceMark } from './evidence-mark.js';
import type { LineResult, RoiReport } from './money-queries.js';
import classes from './money.module.css';
import { useRoiTexts } from './use-roi-texts.js';

/** The lines with their evidence and sums; costs are negative. What is unpriced stands beside and is in no sum. */
export function LinesSection(props: {
  readonly report: RoiReport;
  readonly onEdit: ((line: LineResult) => void) | undefined;
}) {
  const { report, onEdit } = props;
  const { t } = useTranslation('money');
  const { lines, plan, scenario, freed_hours: freed } = report;
  const text = useRoiTexts(scenario.currency);
  const priced = lines.filter(({ kind }) => kind !== 'unpriced');
  const unpriced = lines.filter(({ kind }) => kind === 'unpriced');
  return (
    <>
      <Section
        id="lines"
        title={
          <>
            {t('lines.title')} <span className="least faint">{t('lines.rule')}</span>
          </>
        }
      >
        <div className={classes.scroll} role="group" aria-labelledby="lines" tabIndex={0}>
          <table className={`${classes.lines} num`}>
            <thead>
              <tr>
                <th scope="col">{t('lines.line')}</th>
                <th scope="col">{t('lines.evidence')}</th>
                <th scope="col">{t('lines.aMonth')}</th>
                <th scope="col">{t('lines.total', { count: scenario.months })}</th>
                {onEdit !== undefined && (
                  <th scope="col" className="not-print">
                    <VisuallyHidden>{t('lines.edit')}</VisuallyHidden>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {priced.map((line) => (
                <Line key={line.id} line={line} currency={scenario.currency} onEdit={onEdit} />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={3}>
                  {t('lines.sum', { benefit: text.money(plan.benefit), cost: text.money(plan.cost) })}
                </th>
                <td>{text.money(plan.benefit - plan.cost)}</td>
                {onEdit !== undefined && <td className="not-print" />}
              </tr>
            </tfoot>
          </table>
        </div>
        {freed.total > 0 && (
          <p className="small muted">
            {t('lines.freed', { total: text.number(freed.total, 0), used: text.number(freed.used, 0) })}
          </p>
        )}
      </Section>
      {unpriced.length > 0 && (
        <Section id="unpriced" title={t('lines.unpriced')}>
          <ul className={classes.unpriced}>
            {unpriced.map((line) => (
              <li key={line.id}>
                <span>
                  <b dir="auto">{line.name}</b> <span className="small faint">{line.note}</span>
                </span>
                <Edit line={line} onEdit={onEdit} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Line(props: {
  readonly line: LineResult;
  readonly currency: string;
  readonly onEdit: ((line: LineResult) => void) | undefined;
}) {
  const { line, currency, onEdit } = props;
  const { t } = useTranslation('money');
  const text = useRoiTexts(currency);
  const sign = line.kind === 'cost' ? -1 : 1;
  return (
    <tr>
      <th scope="row">
        <b dir="auto">{line.name}</b>
        <span className={classes.detail}>
          <bdi>{text.product(line)}</bdi>
          {line.reuse !== null && ` · ${line.reuse.text}`}
          {line.note !== '' && ` · ${line.note}`}
        </span>
      </th>
      <td>
        <EvidenceMark evidence={line.evidence} />
      </td>
      <td data-label={t('lines.aMonth')}>
        {line.a_month === null ? <span className="faint">{t('lines.once')}</span> : text.money(sign * line.a_month)}
      </td>
      <td data-label={t('lines.sumLabel')}>{line.total === null ? '–' : text.money(sign * line.total)}</td>
      {onEdit !== undefined && (
        <td className="not-print">
          <Edit line={line} onEdit={onEdit} />
        </td>
      )}
    </tr>
  );
}

function Edit({
  line,
  onEdit,
}: {
  readonly line: LineResult;
  readonly onEdit: ((line: LineResult) => void) | undefined;
}) {
  const { t } = useTranslation('money');
  if (onEdit === undefined) return null;
  return (
    <ActionIcon
      className="not-print"
      variant="subtle"
      color="gray"
      aria-label={t('lines.editOf', { name: line.name })}
      onClick={() => onEdit(line)}
    >
      <Pencil size={16} aria-hidden />
    </ActionIcon>
  );
}
