import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Body } from '../../../api/client.js';
import { useSession } from '../../../api/session.js';
import { fromZoned, toZoned } from '../../../i18n/zoned.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import settings from '../settings.module.css';
import { pathOf, type Endpoint } from './webhooks-queries.js';

type Range = Body<'replayWebhooks'>;
type Which = NonNullable<Range['status']> | '';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const WHICH = ['', 'failed', 'delivered', 'dropped'] as const satisfies readonly Which[];

/** Sends the messages of a time again, as after a mistake at the receiver. */
export function ReplayRange({ endpoint, onClose }: { readonly endpoint: Endpoint; readonly onClose: () => void }) {
  const { t } = useTranslation('webhooks');
  const { workspace } = useSession();
  const queries = useQueryClient();
  const done = useDone();
  const [from, setFrom] = useState(() => toZoned(new Date(Date.now() - DAY_MS), workspace.time_zone));
  const [to, setTo] = useState(() => toZoned(new Date(Date.now() + MINUTE_MS), workspace.time_zone));
  const [which, setWhich] = useState<Which>('');
  const replay = useMutation({
    mutationFn: (body: Range) =>
      dataOf(api.POST('/v1/webhook-endpoints/{webhook_endpoint_id}/replay', { params: pathOf(endpoint.id), body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks'] }),
    onSuccess: ({ messages }) => {
      done({ message: t('replay.done', { count: messages }) });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [begin, end] = [from, to].map((text) => fromZoned(text, workspace.time_zone)?.toISOString());
    if (begin === undefined || end === undefined) return;
    replay.mutate({ from: begin, to: end, ...(which !== '' && { status: which }) });
  };
  return (
    <Dialog title={t('replay.title')} onClose={onClose}>
      <form onSubmit={submit} className={settings.form}>
        {replay.isError && <ErrorInPlace error={replay.error} />}
        <p>{t('replay.what')}</p>
        <TextInput
          type="datetime-local"
          required
          data-autofocus
          label={t('replay.from')}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          required
          label={t('replay.to')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('replay.which')}
          data={WHICH.map((value) => ({ value, label: t(`replay.of.${value === '' ? 'all' : value}`) }))}
          value={which}
          onChange={(event) => setWhich(event.currentTarget.value as Which)}
        />
        <Button type="submit" loading={replay.isPending}>
          {t('replay.act')}
        </Button>
      </form>
    </Dialog>
  );
}
