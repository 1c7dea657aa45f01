import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { SettingsFrame } from '../settings-frame.js';
import webhooks from '../webhooks/webhooks.module.css';
import { ChatForm } from './chat-form.js';
import { ChatItem } from './chat-item.js';
import { chatsQuery } from './chat-queries.js';

/** The chats to which rules and summaries are sent. */
export function ChatPage() {
  const { t } = useTranslation('webhooks');
  const [isAdding, setAdding] = useState(false);
  const list = useQuery(chatsQuery);
  const chats = list.data?.data ?? [];
  return (
    <SettingsFrame
      page="chat"
      actions={
        <Button leftSection={<Plus size={16} strokeWidth={1.75} aria-hidden />} onClick={() => setAdding(true)}>
          {t('chat.add')}
        </Button>
      }
    >
      <p className="muted">{t('chat.about')}</p>
      {list.isPending && <LoadingShapes />}
      {list.isError && <ErrorInPlace error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && chats.length === 0 && <Empty text={t('chat.none')} />}
      {chats.length > 0 && (
        <ul className={webhooks.endpoints}>
          {chats.map((chat) => (
            <li key={chat.id}>
              <ChatItem chat={chat} />
            </li>
          ))}
        </ul>
      )}
      {isAdding && <ChatForm chat={undefined} onClose={() => setAdding(false)} />}
    </SettingsFrame>
  );
}
