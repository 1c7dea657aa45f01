import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { useFormat } from '../../../i18n/format.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { Confirm } from '../confirm.js';
import { EndpointHealth } from '../webhooks/endpoint-health.js';
import { useProblemWords } from '../webhooks/use-problem-words.js';
import classes from '../webhooks/webhooks.module.css';
import { ChatForm } from './chat-form.js';
import { pathOf, type Chat } from './chat-queries.js';

/** A chat: whether it works, how the last message went, and what can be done with it. */
export function ChatItem({ chat }: { readonly chat: Chat }) {
  const { t } = useTranslation('webhooks');
  const [opened, open] = useState<'edit' | 'delete'>();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['chats'] });
  const params = pathOf(chat.id);
  const test = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/chat-targets/{chat_target_id}/test', { params })),
    onSettled: refresh,
  });
  const enable = useMutation({
    mutationFn: () => dataOf(api.POST('/v1/chat-targets/{chat_target_id}/enable', { params })),
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: () => dataOf(api.DELETE('/v1/chat-targets/{chat_target_id}', { params })),
    onSettled: refresh,
  });
  const failed = [test, enable].find(({ isError }) => isError);
  return (
    <section className={classes.endpoint} aria-label={chat.name}>
      <div className={classes.head}>
        <h2 className={classes.address} dir="auto">
          {chat.name}
        </h2>
        <EndpointHealth endpoint={chat} />
      </div>
      <div className={classes.facts}>
        <span>{t(`chat.kinds.${chat.kind}`)}</span>
        <bdi dir="ltr">{chat.origin}</bdi>
        <span>{t(`chat.digests.${chat.digest}`)}</span>
        <LastAttempt chat={chat} />
      </div>
      {chat.status === 'disabled' && (
        <p className={classes.off}>{t(chat.disabled_reason === 'gone' ? 'chat.off.gone' : 'chat.off.failing')}</p>
      )}
      {failed && <ErrorInPlace error={failed.error} />}
      <div className={classes.acts}>
        {chat.status === 'active' ? (
          <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
            {t('chat.test')}
          </Button>
        ) : (
          <Button variant="default" loading={enable.isPending} onClick={() => enable.mutate()}>
            {t('enable')}
          </Button>
        )}
        <Button variant="default" onClick={() => open('edit')}>
          {t('edit')}
        </Button>
        <div className={classes.rest}>
          <Button variant="subtle" onClick={() => open('delete')}>
            {t('remove.open')}
          </Button>
        </div>
      </div>
      {opened === 'edit' && <ChatForm chat={chat} onClose={() => open(undefined)} />}
      {opened === 'delete' && (
        <Confirm
          title={t('chat.remove.title', { name: chat.name })}
          text={t('chat.remove.what')}
          act={t('remove.act')}
          isPending={remove.isPending}
          error={remove.isError ? <ErrorInPlace error={remove.error} /> : null}
          onAct={() => remove.mutate()}
          onClose={() => open(undefined)}
        />
      )}
    </section>
  );
}

function LastAttempt({ chat: { last_attempt: last } }: { readonly chat: Chat }) {
  const { t } = useTranslation('webhooks');
  const format = useFormat();
  const problem = useProblemWords();
  if (last === null) return null;
  const when = format.relative(last.at);
  if (last.outcome === null) return <span role="status">{t('underWay')}</span>;
  return (
    <span role="status">
      {last.outcome === 'delivered'
        ? t('chat.last.good', { when })
        : t('chat.last.bad', { when, why: last.status === null ? problem(last.problem) : `HTTP ${last.status}` })}
    </span>
  );
}
