import { NumberInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../parts/form-dialog.js';
import type { RoiReport, Scenario } from './money-queries.js';
import { useRoiTexts } from './use-roi-texts.js';
import { useScenarioActs } from './use-scenario-acts.js';

/** Asks what really was paid and gained in a month; an empty field enters nothing. */
export function LedgerDialog(props: {
  readonly report: RoiReport;
  readonly scenario: Scenario;
  readonly month: string;
  readonly onClose: () => void;
}) {
  const { month, onClose, report, scenario } = props;
  const { t } = useTranslation('money');
  const text = useRoiTexts(scenario.currency);
  const acts = useScenarioActs();
  const lines = report.lines.filter(({ kind }) => kind !== 'unpriced');
  const [amounts, setAmounts] = useState<Readonly<Record<string, string | number>>>(
    Object.fromEntries(
      scenario.ledger.filter((entry) => entry.month === month).map(({ amount, line_id: id }) => [id, amount]),
    ),
  );
  const save = useMutation({
    mutationFn: () =>
      acts.saveMonth(
        scenario,
        month,
        lines.flatMap(({ id }) => {
          const amount = amounts[id];
          return amount === undefined || amount === '' ? [] : [{ line_id: id, month, amount: Number(amount) }];
        }),
      ),
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={t('months.enterOf', { month: text.month(month) })}
      onClose={onClose}
      label={t('frame.save')}
      save={save}
    >
      <p className="small muted">{t('months.enterHelp', { currency: scenario.currency })}</p>
      {lines.map((line, index) => (
        <NumberInput
          key={line.id}
          {...(index === 0 && { 'data-autofocus': true })}
          label={line.name}
          description={t(line.kind === 'cost' ? 'months.paid' : 'months.gained')}
          min={-1_000_000_000}
          max={1_000_000_000}
          decimalScale={2}
          value={amounts[line.id] ?? ''}
          onChange={(amount) => setAmounts({ ...amounts, [line.id]: amount })}
        />
      ))}
    </FormDialog>
  );
}
