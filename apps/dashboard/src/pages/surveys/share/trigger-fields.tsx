import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Body } from '../../../api/client.js';

type Trigger = Body<'putWidget'>['trigger'];

const FIRST: Readonly<Record<Trigger['kind'], Trigger>> = {
  delay: { kind: 'delay', seconds: 10 },
  scroll: { kind: 'scroll', percent: 50 },
  exit: { kind: 'exit' },
  event: { kind: 'event', name: 'checkout_done' },
  page: { kind: 'page', path: '/*' },
};

/** When a page shows the survey: a kind, and the one value that it has. */
export function TriggerFields(props: { readonly trigger: Trigger; readonly change: (trigger: Trigger) => void }) {
  const { t } = useTranslation('surveys');
  const { trigger, change } = props;
  const { kind } = trigger;
  const kinds = Object.keys(FIRST) as readonly Trigger['kind'][];
  return (
    <>
      <NativeSelect
        label={t('widget.trigger')}
        value={kind}
        data={kinds.map((value) => ({ value, label: t(`widget.when.${value}`) }))}
        onChange={({ currentTarget }) => change(FIRST[currentTarget.value as Trigger['kind']])}
      />
      {kind === 'delay' && (
        <NumberInput
          label={t('widget.seconds')}
          hideControls
          min={0}
          max={3600}
          value={trigger.seconds ?? 10}
          onChange={(value) => change({ kind, seconds: Number(value) })}
        />
      )}
      {kind === 'scroll' && (
        <NumberInput
          label={t('widget.percent')}
          hideControls
          min={1}
          max={100}
          value={trigger.percent ?? 50}
          onChange={(value) => change({ kind, percent: Number(value) })}
        />
      )}
      {kind === 'event' && (
        <TextInput
          label={t('widget.event')}
          dir="ltr"
          value={trigger.name ?? ''}
          onChange={({ currentTarget }) => change({ kind, name: currentTarget.value })}
        />
      )}
      {kind === 'page' && (
        <TextInput
          label={t('widget.path')}
          dir="ltr"
          value={trigger.path ?? ''}
          onChange={({ currentTarget }) => change({ kind, path: currentTarget.value })}
        />
      )}
    </>
  );
}
