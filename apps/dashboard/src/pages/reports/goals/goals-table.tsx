import { ActionIcon } from '@mantine/core';
import { RangeBar } from '@hearback/charts';
import { useQuery } from '@tanstack/react-query';
import { Pencil, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { membersQuery } from '../../tasks/queries.js';
import classes from '../reports.module.css';
import { FigureCount } from './figure-count.js';
import { scaleOf } from './figure-scale.js';
import { useFigureTexts } from './figure-texts.js';
import { FigureVerdict } from './figure-verdict.js';
import { useGoalChanges, type Days, type GoalReading } from './goals-queries.js';
import { useGoalName } from './use-goal-name.js';

/** Cases below which no value is shown. */
const RELIABLE = 30;

/** Goals, each with where its figure stands. `onChange`: opens one to change it; without it they can only be read. */
export function GoalsTable(props: {
  readonly goals: readonly GoalReading[];
  readonly days: Days;
  readonly onChange: ((reading: GoalReading) => void) | undefined;
}) {
  const { goals, days, onChange } = props;
  const { t } = useTranslation('goals');
  const nameOf = useGoalName();
  const changes = useGoalChanges();
  return (
    <div className={classes['scroll']} tabIndex={0} role="group" aria-label={t('goals.title')}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t('column.goal')}</th>
            <th scope="col">n</th>
            <th scope="col">{t('column.by')}</th>
            <th scope="col">{t('column.now')}</th>
            <th scope="col">{t('column.goalBar')}</th>
            <th scope="col">{t('column.reading')}</th>
            {onChange && (
              <th scope="col" className="not-print">
                {t('column.change')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {goals.map((reading) => (
            <GoalRow key={reading.goal.id} reading={reading} days={days} name={nameOf(reading)}>
              {onChange && (
                <td className="not-print">
                  <SmallButton
                    label={t('goals.change', { name: nameOf(reading) })}
                    icon={<Pencil size={14} strokeWidth={1.75} aria-hidden />}
                    onClick={() => onChange(reading)}
                  />
                  <SmallButton
                    label={t('goals.remove', { name: nameOf(reading) })}
                    icon={<X size={14} strokeWidth={1.75} aria-hidden />}
                    onClick={() => void changes.remove(reading.goal)}
                  />
                </td>
              )}
            </GoalRow>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function GoalRow(props: {
  readonly reading: GoalReading;
  readonly days: Days;
  readonly name: string;
  readonly children: ReactNode;
}) {
  const { reading, days, name, children } = props;
  const { t } = useTranslation('goals');
  const format = useFormat();
  const text = useFigureTexts();
  const members = useQuery(membersQuery).data?.data ?? [];
  const { goal, unit, currency, n, value, interval, reliable, verdict, overdue } = reading;
  const kind = { figure: goal.figure, unit, currency };
  const [min, max] = scaleOf(unit, [interval?.high, goal.target]);
  const range = interval === null ? '–' : text.range(kind, interval);
  const target = text.target(kind, goal.target);
  const owner = members.find(({ id }) => id === goal.owner_id)?.name;
  return (
    <tr className={reliable ? '' : classes['grey']}>
      <th scope="row">
        {t('goals.name', { name, target })}
        {owner !== undefined && (
          <>
            <br />
            <span className="least faint" dir="auto">
              {owner}
            </span>
          </>
        )}
      </th>
      <td>
        <FigureCount figure={goal.figure} touchpoint={goal.touchpoint_id} days={days} n={n} />
      </td>
      <td>
        {format.calendarDay(goal.by)} {overdue && <span className="least faint">{t('goals.overdue')}</span>}
      </td>
      <td>
        {reliable && value !== null ? (
          <>
            <b>{text.value(kind, value)}</b> <span className="least muted">{range}</span>
          </>
        ) : (
          t('refusal.needed', { count: Math.max(0, RELIABLE - n) })
        )}
      </td>
      <td className={classes['barCell']}>
        <RangeBar
          min={min}
          max={max}
          reliable={reliable}
          now={value === null || interval === null ? null : { value, ...interval }}
          goal={goal.target}
          label={t('bar.goal', { range, target })}
        />
      </td>
      <td>
        <FigureVerdict verdict={reliable ? verdict : 'too_few'} />
      </td>
      {children}
    </tr>
  );
}

function SmallButton(props: { readonly label: string; readonly icon: ReactNode; readonly onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" size={28} aria-label={props.label} onClick={props.onClick}>
      {props.icon}
    </ActionIcon>
  );
}
