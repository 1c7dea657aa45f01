import { NumberInput, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.js';
import { touchpointsQuery } from '../../../parts/choices.js';
import { FormDialog } from '../../../parts/form-dialog.js';
import { addDays, localDay } from '../../../parts/metrics/period.js';
import { membersQuery } from '../../tasks/queries.js';
import { storedPerEntered } from './figure-scale.js';
import { keyFiguresQuery, useGoalChanges, type Goal, type GoalReading } from './goals-queries.js';

type Figure = Goal['figure'];

const FIGURES = [
  'csat',
  'nps',
  'ces',
  'retention',
  'customer_value',
  'service_cost',
  'conversion',
  'order_value',
  'first_response',
  'resolution',
] as const satisfies readonly Figure[];
const MONEY: readonly Figure[] = ['customer_value', 'service_cost', 'order_value'];
const WHOLE_ONLY: readonly Figure[] = ['retention', 'customer_value', 'conversion', 'order_value'];

/** Days until a goal is due, unless another day is chosen. */
const USUAL_DAYS = 90;

/**
 * Asks what a figure should reach, and by when. Amounts are entered in units of the currency of the workspace's own amounts; before there are any, no
 * figure of money can have a goal.
 */
export function GoalDialog(props: { readonly reading: GoalReading | undefined; readonly onClose: () => void }) {
  const { reading, onClose } = props;
  const { t } = useTranslation('goals');
  const { workspace } = useSession();
  const changes = useGoalChanges();
  const touchpoints = useQuery(touchpointsQuery).data?.data ?? [];
  const members = useQuery(membersQuery).data?.data ?? [];
  const known = useQuery(keyFiguresQuery('28')).data?.figures ?? [];
  const goal = reading?.goal;
  const [figure, setFigure] = useState<Figure>(goal?.figure ?? 'csat');
  const [touchpoint, setTouchpoint] = useState<string | null>(null);
  const [typed, setTyped] = useState<number | string>();
  const [by, setBy] = useState(goal?.by ?? addDays(localDay(new Date(), workspace.time_zone), USUAL_DAYS));
  const [owner, setOwner] = useState(goal?.owner_id ?? null);
  const currencyOf = (wanted: Figure) =>
    known.find((each) => each.figure === wanted)?.currency ?? reading?.currency ?? null;
  const isMoney = MONEY.includes(figure);
  const currency = isMoney ? currencyOf(figure) : null;
  const stored = storedPerEntered({ unit: isMoney ? 'money' : 'percent', currency });
  const target = typed ?? (goal === undefined ? '' : goal.target / stored);
  const figures = FIGURES.filter((each) => !MONEY.includes(each) || currencyOf(each) !== null);
  const save = useMutation({
    mutationFn: () => {
      const value = isMoney ? Math.round(Number(target) * stored) : Number(target);
      const body = { target: value, by, owner_id: owner };
      const touchpoint_id = WHOLE_ONLY.includes(figure) ? null : touchpoint;
      return goal === undefined ? changes.add({ ...body, figure, touchpoint_id }) : changes.change(goal, body);
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      onClose={onClose}
      title={goal === undefined ? t('goals.add') : t('dialog.change')}
      label={t('dialog.save')}
      save={save}
    >
      {goal === undefined && (
        <Select
          label={t('column.figure')}
          {...(figures.length < FIGURES.length ? { description: t('dialog.noAmounts') } : {})}
          data={figures.map((value) => ({ value, label: t(`figure.${value}.name`) }))}
          value={figure}
          onChange={(value) => setFigure(FIGURES.find((each) => each === value) ?? 'csat')}
          allowDeselect={false}
        />
      )}
      {goal === undefined && !WHOLE_ONLY.includes(figure) && touchpoints.length > 0 && (
        <Select
          label={t('dialog.touchpoint')}
          placeholder={t('dialog.all')}
          data={touchpoints.map(({ id, name }) => ({ value: id, label: name }))}
          value={touchpoint}
          onChange={setTouchpoint}
          clearable
        />
      )}
      <NumberInput
        required
        data-autofocus
        label={t(`dialog.target.${targetOf(figure)}`, { currency: currency ?? t('dialog.minor') })}
        description={t(`figure.${figure}.help`)}
        decimalScale={isMoney ? Math.log10(stored) : 1}
        value={target}
        onChange={setTyped}
      />
      <TextInput
        required
        type="date"
        label={t('column.by')}
        value={by}
        onChange={(event) => setBy(event.currentTarget.value)}
      />
      <Select
        label={t('dialog.owner')}
        placeholder={t('dialog.nobody')}
        data={members.map(({ id, name }) => ({ value: id, label: name }))}
        value={owner}
        onChange={setOwner}
        clearable
      />
    </FormDialog>
  );
}

/** What the number of a target counts. */
function targetOf(figure: Figure): 'percent' | 'points' | 'money' | 'minutes' {
  if (figure === 'nps') return 'points';
  if (MONEY.includes(figure)) return 'money';
  return figure === 'first_response' || figure === 'resolution' ? 'minutes' : 'percent';
}
