import { Button, Menu } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { MessageSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../../api/client.js';
import classes from './thread.module.css';

/** A saved reply, filled in for the customer of the task. */
export type FilledSnippet = Reply<'fillSnippets'>['snippets'][number];

const filledQuery = (id: string) =>
  queryOptions({
    queryKey: ['snippets', 'filled', id],
    queryFn: () => dataOf(api.GET('/v1/tasks/{id}/snippets', { params: { path: { id } } })),
  });

/** The saved replies of the workspace; the chosen one is added to what is written. */
export function SnippetMenu(props: { readonly taskId: string; readonly onChoose: (snippet: FilledSnippet) => void }) {
  const { t } = useTranslation('tasks');
  const { data } = useQuery(filledQuery(props.taskId));
  if (data === undefined || data.snippets.length === 0) return null;
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button
          type="button"
          variant="subtle"
          className={classes.button}
          leftSection={<MessageSquare size={14} aria-hidden />}
        >
          {t('thread.snippets')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown miw={220}>
        {data.snippets.map((snippet) => (
          <Menu.Item key={snippet.id} onClick={() => props.onChoose(snippet)}>
            <bdi>{snippet.name}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
