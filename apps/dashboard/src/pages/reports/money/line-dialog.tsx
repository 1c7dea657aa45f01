import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { FactorFields } from './factor-fields.js';
import { draftOf, emptyFactor, lineOf, presetOf, type LineDraft, type PresetName } from './line-draft.js';
import {
  EVIDENCE,
  LINE_KINDS,
  liveMeasuresQuery,
  type Evidence,
  type LineKind,
  type Scenario,
  type ScenarioLine,
} from './money-queries.js';
import classes from './money.module.css';
import { RangeFields } from './range-fields.js';
import { TimingFields } from './timing-fields.js';
import { useScenarioActs } from './use-scenario-acts.js';

const MOST_FACTORS = 5;

/** Asks for a cost or benefit; without `line` for a new one. */
export function LineDialog(props: {
  readonly scenario: Scenario;
  readonly line: ScenarioLine | undefined;
  readonly onClose: () => void;
}) {
  const { scenario, line, onClose } = props;
  const { t } = useTranslation('money');
  const acts = useScenarioActs();
  const nameOf = (preset: PresetName) => t(`preset.${preset}`);
  const [draft, setDraft] = useState<LineDraft>(() => draftOf(line, nameOf));
  const measures = useQuery(liveMeasuresQuery(scenario.currency)).data?.measures ?? [];
  const set = (change: Partial<LineDraft>) => setDraft((before) => ({ ...before, ...change }));
  const { factors, kind } = draft;
  const save = useMutation({ mutationFn: () => acts.saveLine(scenario, lineOf(draft)), onSuccess: onClose });
  const remove = useMutation({ mutationFn: (id: string) => acts.removeLine(scenario, id), onSuccess: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const chooseKind = (chosen: LineKind) => {
    const isUntouched = line === undefined && factors.every(({ value }) => value === '');
    set({ kind: chosen, ...(isUntouched && { factors: presetOf(chosen, nameOf) }) });
  };
  const error = save.error ?? remove.error;
  return (
    <Dialog title={t(line === undefined ? 'lines.add' : 'lines.edit')} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap={16}>
          {error !== null && <ErrorInPlace error={error} />}
          <NativeSelect
            data-autofocus
            label={t('line.kind')}
            description={t(`line.help.${kind}`)}
            value={kind}
            data={LINE_KINDS.map((value) => ({ value, label: t(`line.kinds.${value}`) }))}
            onChange={(event) => chooseKind(event.currentTarget.value as LineKind)}
          />
          <TextInput
            required
            label={t('line.name')}
            maxLength={120}
            value={draft.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('line.note')}
            description={t('line.noteHelp')}
            maxLength={300}
            value={draft.note}
            onChange={(event) => set({ note: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('lines.evidence')}
            description={t(`evidence.help.${draft.evidence}`)}
            value={draft.evidence}
            data={EVIDENCE.map((value) => ({ value, label: t(`evidence.${value}`) }))}
            onChange={(event) => set({ evidence: event.currentTarget.value as Evidence })}
          />
          {kind !== 'unpriced' && (
            <>
              {factors.map((factor, index) => (
                <FactorFields
                  key={factor.key}
                  factor={factor}
                  position={index + 1}
                  currency={scenario.currency}
                  measures={measures}
                  onChange={(changed) =>
                    set({ factors: factors.map((other) => (other.key === changed.key ? changed : other)) })
                  }
                  onRemove={
                    factors.length > 1
                      ? () => set({ factors: factors.filter(({ key }) => key !== factor.key) })
                      : undefined
                  }
                />
              ))}
              {factors.length < MOST_FACTORS && (
                <Button
                  variant="default"
                  onClick={() => set({ factors: [...factors, emptyFactor(nameOf('amount'), 'number')] })}
                >
                  {t('factor.add')}
                </Button>
              )}
              {kind === 'revenue' && (
                <RangeFields
                  range={draft.margin}
                  label={t('line.margin')}
                  suffix=" %"
                  max={100}
                  onChange={(margin) => set({ margin })}
                />
              )}
              {kind === 'freed_hours' && (
                <>
                  <TextInput
                    label={t('line.reuse')}
                    description={t('line.reuseHelp')}
                    maxLength={120}
                    value={draft.reuse.text}
                    onChange={(event) => set({ reuse: { ...draft.reuse, text: event.currentTarget.value } })}
                  />
                  {draft.reuse.text.trim() !== '' && (
                    <RangeFields
                      range={draft.reuse}
                      label={t('line.reuseShare')}
                      suffix=" %"
                      max={100}
                      onChange={(range) => set({ reuse: { ...range, text: draft.reuse.text } })}
                    />
                  )}
                </>
              )}
              <TimingFields draft={draft} months={scenario.months} onChange={set} />
            </>
          )}
          <div className={classes.buttons}>
            <Button type="submit" loading={save.isPending}>
              {t('frame.save')}
            </Button>
            {line !== undefined && (
              <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate(line.id)}>
                {t('lines.remove')}
              </Button>
            )}
          </div>
        </Stack>
      </form>
    </Dialog>
  );
}
