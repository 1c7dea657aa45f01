import { Menu, VisuallyHidden } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Check, ChevronDown, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { useSession } from '../api/session.js';
import { Avatar } from '../parts/small.js';
import classes from './shell.module.css';

/** The current workspace, and the others of the person to go to. */
export function WorkspaceSwitcher() {
  const { t } = useTranslation();
  const { workspace, workspaces } = useSession();
  const switchTo = useSwitchWorkspace();
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <button type="button" className={classes.workspace}>
          <Avatar name={workspace.name} />
          <span className="clip">{workspace.name}</span>
          <VisuallyHidden>{t('workspaces.label')}</VisuallyHidden>
          <ChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('workspaces.label')}</Menu.Label>
        {workspaces.map(({ id, name }) => (
          <Menu.Item
            key={id}
            aria-current={id === workspace.id || undefined}
            rightSection={id === workspace.id ? <Check size={16} aria-hidden /> : undefined}
            onClick={() => {
              if (id !== workspace.id) switchTo.mutate(id);
            }}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<Plus size={16} aria-hidden />}
          renderRoot={(props) => <Link to="/account/new-workspace" {...props} />}
        >
          {t('workspaces.add')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Moves the session to another workspace and shows its home; nothing of the one before stays in the cache. */
export function useSwitchWorkspace() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (workspaceId: string) =>
      dataOf(api.POST('/v1/sessions/current/workspace', { body: { workspace_id: workspaceId } })),
    onSuccess: async () => {
      await navigate({ to: '/' });
      await queries.resetQueries();
    },
  });
}
