import { NumberInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../parts/form-dialog.js';
import type { Scenario } from './money-queries.js';
import { useScenarioActs } from './use-scenario-acts.js';

const PERCENT = 100;

/** Asks for the name and the frame of a scenario: a new one without `scenario`, a copy of it with `isCopy`. */
export function ScenarioDialog(props: {
  readonly scenario?: Scenario;
  readonly isCopy?: boolean;
  readonly onClose: () => void;
}) {
  const { scenario, isCopy = false, onClose } = props;
  const { t } = useTranslation('money');
  const navigate = useNavigate();
  const acts = useScenarioActs();
  const [name, setName] = useState(isCopy ? t('frame.copyOf', { name: scenario?.name }) : (scenario?.name ?? ''));
  const [currency, setCurrency] = useState(scenario?.currency ?? 'EUR');
  const [months, setMonths] = useState<string | number>(scenario?.months ?? 12);
  const [rate, setRate] = useState<string | number>(Number(((scenario?.monthly_rate ?? 0.01) * PERCENT).toFixed(6)));
  const [startsIn, setStartsIn] = useState(scenario?.starts_in ?? new Date().toISOString().slice(0, 7));
  const save = useMutation({
    mutationFn: async () => {
      const body = {
        name: name.trim(),
        currency,
        months: Number(months),
        monthly_rate: Number(rate) / PERCENT,
        starts_in: startsIn,
      };
      if (scenario !== undefined && !isCopy) return acts.settle(scenario, body);
      const { id } = await (scenario === undefined ? acts.create(body) : acts.copy(scenario, body.name));
      await navigate({ to: '/reports/roi/$scenarioId', params: { scenarioId: id } });
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={t(isCopy ? 'frame.copy' : scenario === undefined ? 'frame.new' : 'frame.edit')}
      onClose={onClose}
      label={t('frame.save')}
      save={save}
    >
      <TextInput
        required
        data-autofocus
        maxLength={120}
        label={t('frame.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {!isCopy && (
        <>
          <TextInput
            required
            type="month"
            label={t('frame.startsIn')}
            value={startsIn}
            onChange={(event) => setStartsIn(event.currentTarget.value)}
            pattern="(20|21)\d\d-(0[1-9]|1[0-2])"
            placeholder="2026-03"
          />
          <NumberInput
            required
            label={t('frame.months')}
            min={1}
            max={60}
            allowDecimal={false}
            value={months}
            onChange={setMonths}
          />
          <NumberInput
            required
            label={t('frame.rate')}
            description={t('frame.rateHelp')}
            min={0}
            max={100}
            suffix=" %"
            value={rate}
            onChange={setRate}
          />
          <TextInput
            required
            label={t('frame.currency')}
            maxLength={3}
            pattern="[A-Z]{3}"
            value={currency}
            onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
          />
        </>
      )}
    </FormDialog>
  );
}
