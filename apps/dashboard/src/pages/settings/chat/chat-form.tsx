import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { Dialog } from '../../../parts/dialog.js';
import { ErrorInPlace } from '../../../parts/states.js';
import settings from '../settings.module.css';
import { addressDefectOf } from '../webhooks/address-defect.js';
import { useProblemWords } from '../webhooks/use-problem-words.js';
import { CHAT_KINDS, DIGESTS, pathOf, type Chat, type ChatKind, type Digest } from './chat-queries.js';

/** The form of a chat. The address is a secret: that of a chat that exists is replaced, or stays as it is. */
export function ChatForm({ chat, onClose }: { readonly chat: Chat | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation('webhooks');
  const problem = useProblemWords();
  const queries = useQueryClient();
  const [kind, setKind] = useState<ChatKind>(chat?.kind ?? 'slack');
  const [name, setName] = useState(chat?.name ?? '');
  const [address, setAddress] = useState('');
  const [digest, setDigest] = useState<Digest>(chat?.digest ?? 'never');
  const save = useMutation({
    mutationFn: async () => {
      const typed = address.trim();
      if (chat === undefined)
        return dataOf(api.POST('/v1/chat-targets', { body: { kind, name, address: typed, digest } }));
      const params = { ...pathOf(chat.id), header: { 'If-Match': `"${chat.revision}"` } };
      const body = { name, digest, ...(typed !== '' && { address: typed }) };
      return dataOf(api.PATCH('/v1/chat-targets/{chat_target_id}', { params, body }));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['chats'] }),
    onSuccess: onClose,
  });
  const defect = save.isError ? addressDefectOf(save.error, '/address') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Dialog title={t(chat === undefined ? 'chat.add' : 'chat.edit')} onClose={onClose}>
      <form onSubmit={submit} className={settings.form}>
        {save.isError && defect === undefined && <ErrorInPlace error={save.error} />}
        {chat === undefined && (
          <NativeSelect
            data-autofocus
            label={t('chat.tool')}
            data={CHAT_KINDS.map((value) => ({ value, label: t(`chat.kinds.${value}`) }))}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value as ChatKind)}
          />
        )}
        <TextInput
          required
          maxLength={80}
          label={t('chat.name')}
          description={t('chat.nameHelp')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          required={chat === undefined}
          dir="ltr"
          autoComplete="off"
          maxLength={2_000}
          label={t('chat.address')}
          description={t(chat === undefined ? `chat.addressHelp.${kind}` : 'chat.addressKept')}
          error={defect === undefined ? undefined : problem(defect)}
          visibilityToggleButtonProps={{ 'aria-label': t('chat.showAddress') }}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('chat.digest')}
          description={t('chat.digestHelp')}
          data={DIGESTS.map((value) => ({ value, label: t(`chat.digests.${value}`) }))}
          value={digest}
          onChange={(event) => setDigest(event.currentTarget.value as Digest)}
        />
        <Button type="submit" loading={save.isPending}>
          {t(chat === undefined ? 'form.create' : 'form.save')}
        </Button>
      </form>
    </Dialog>
  );
}
