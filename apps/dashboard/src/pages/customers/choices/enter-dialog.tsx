import { Button, Checkbox, Group, NativeSelect, NumberInput, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { PURPOSES, REASONS, TOPICS, type Choices } from './queries.js';

type Purpose = (typeof PURPOSES)[number];

/** Enters what the customer said on the phone or elsewhere, with how they said it. */
export function EnterDialog(props: {
  readonly externalId: string;
  readonly choices: Choices;
  readonly onClose: () => void;
}) {
  const { externalId, choices, onClose } = props;
  const { t } = useTranslation('customers');
  const queries = useQueryClient();
  const done = useDone();
  const [reason, setReason] = useState<(typeof REASONS)[number]>('asked_by_phone');
  const [decided, setDecided] = useState<Partial<Record<Purpose, boolean>>>({});
  const [topicsOff, setTopicsOff] = useState(choices.topics_off);
  const [days, setDays] = useState(choices.max_every_days);
  const [person, setPerson] = useState(choices.prefers_person);
  const save = useMutation({
    mutationFn: () => {
      const { paused_until, quiet_hours, revision } = choices;
      // The API has the languages of its pages; others cannot have been saved.
      const language = choices.language as 'en' | null;
      return dataOf(
        api.PUT('/v1/customers/{external_id}/preferences', {
          params: { path: { external_id: externalId }, header: { 'If-Match': `"${revision}"` } },
          body: {
            topics_off: [...topicsOff],
            max_every_days: days,
            paused_until,
            language,
            quiet_hours,
            prefers_person: person,
            consents: decided,
            reason,
          },
        }),
      );
    },
    onSuccess: async () => {
      onClose();
      done({ message: t('choices.saved') });
      await queries.invalidateQueries({ queryKey: ['customers', 'choices', externalId] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const decide = (purpose: Purpose, value: string) => {
    const { [purpose]: _before, ...others } = decided;
    setDecided(value === '' ? others : { ...others, [purpose]: value === 'granted' });
  };
  return (
    <Dialog onClose={onClose} title={t('choices.enter')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <NativeSelect
            data-autofocus
            label={t('choices.reason')}
            description={t('choices.reasonHelp')}
            data={REASONS.map((each) => ({ value: each, label: t(`choices.reasons.${each}`) }))}
            value={reason}
            onChange={({ currentTarget }) =>
              setReason(REASONS.find((each) => each === currentTarget.value) ?? 'asked_by_phone')
            }
          />
          {PURPOSES.map((purpose) => (
            <NativeSelect
              key={purpose}
              label={t(`choices.purpose.${purpose}`)}
              data={[
                { value: '', label: t('choices.unchanged') },
                { value: 'granted', label: t('choices.state.granted') },
                { value: 'withdrawn', label: t('choices.state.withdrawn') },
              ]}
              value={valueOf(decided[purpose])}
              onChange={(event) => decide(purpose, event.currentTarget.value)}
            />
          ))}
          <Checkbox.Group
            label={t('choices.topics')}
            value={TOPICS.filter((topic) => !topicsOff.includes(topic))}
            onChange={(asked) =>
              setTopicsOff([
                ...topicsOff.filter((topic) => !TOPICS.some((known) => known === topic)),
                ...TOPICS.filter((topic) => !asked.includes(topic)),
              ])
            }
          >
            <Stack gap={6} mt={6}>
              {TOPICS.map((topic) => (
                <Checkbox key={topic} value={topic} label={t(`choices.topic.${topic}`)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <NumberInput
            label={t('choices.days')}
            description={t('choices.daysHelp')}
            min={1}
            max={3650}
            allowDecimal={false}
            value={days ?? ''}
            onChange={(value) => setDays(typeof value === 'number' ? value : null)}
          />
          <Checkbox
            label={t('choices.person')}
            checked={person}
            onChange={(event) => setPerson(event.currentTarget.checked)}
          />
          {save.error && <ErrorInPlace error={save.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('asked.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('choices.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

function valueOf(decision: boolean | undefined): string {
  if (decision === undefined) return '';
  return decision ? 'granted' : 'withdrawn';
}
