import { Button, Group, List, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { useMay } from '../../../api/session.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';

/** What happens when a customer is erased, in the order in which it is said. */
const EFFECTS = ['profile', 'words', 'numbers', 'later'] as const;

/** The way to erase a customer, for those who may. */
export function EraseCustomer({ externalId }: { readonly externalId: string }) {
  const { t } = useTranslation('erasure');
  const mayErase = useMay('privacy:write');
  const [isOpen, setOpen] = useState(false);
  const [hasTexts, setHasTexts] = useState(false);
  useEffect(() => void loadArea('erasure').then(() => setHasTexts(true)), []);
  if (!mayErase || !hasTexts) return null;
  return (
    <div>
      <h2>{t('title')}</h2>
      <Button
        size="xs"
        variant="default"
        color="red"
        leftSection={<Trash2 size={14} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('erase')}
      </Button>
      {isOpen && <EraseDialog externalId={externalId} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** Says what will happen, and asks for the id of the customer, since nothing of it can be undone. */
function EraseDialog({ externalId, onClose }: { readonly externalId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('erasure');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const erase = useMutation({
    mutationFn: () =>
      dataOf(api.POST('/v1/customers/{external_id}/erasure', { params: { path: { external_id: externalId } } })),
    onSuccess: async ({ id }) => {
      await navigate({ to: '/erasures/$erasureId', params: { erasureId: id } });
      queries.removeQueries({ queryKey: ['customers'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() === externalId) erase.mutate();
  };
  return (
    <Dialog onClose={onClose} title={t('question')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <List size="sm" spacing="xs">
            {EFFECTS.map((effect) => (
              <List.Item key={effect}>{t(`effects.${effect}`)}</List.Item>
            ))}
          </List>
          <Text size="sm" fw={600}>
            {t('forGood')}
          </Text>
          <TextInput
            data-autofocus
            dir="auto"
            autoComplete="off"
            label={t('type', { id: externalId })}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          {erase.error && <ErrorInPlace error={erase.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={erase.isPending} disabled={typed.trim() !== externalId}>
              {t('confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
