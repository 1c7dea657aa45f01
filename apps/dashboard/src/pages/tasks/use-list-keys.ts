import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../keys/key-map.js';

const LINKS = 'a[data-task]';

/** The keys of board and list: the task whose link has the focus is the one that they act on. */
export function useListKeys(mayWrite: boolean) {
  const { t } = useTranslation('tasks');
  const navigate = useNavigate();
  const [assigning, setAssigning] = useState<string>();
  const open = (act: 'resolve' | 'note') => {
    const id = focusedTask();
    if (id !== undefined) void navigate({ to: '/tasks/$id', params: { id }, search: { act } });
  };
  const acts = [
    { keys: 'a', label: t('keys.assign'), run: () => setAssigning(focusedTask()) },
    { keys: 'e', label: t('keys.resolve'), run: () => open('resolve') },
    { keys: 'n', label: t('keys.note'), run: () => open('note') },
  ];
  useKeys([
    { keys: 'j', label: t('keys.next'), run: () => move(1) },
    { keys: 'k', label: t('keys.previous'), run: () => move(-1) },
    ...(mayWrite ? acts : []),
  ]);
  return { assigning, closeAssigning: () => setAssigning(undefined) };
}

function focusedTask(): string | undefined {
  const link = document.activeElement?.closest<HTMLElement>('[data-task-card]')?.querySelector<HTMLElement>(LINKS);
  return link?.dataset['task'];
}

function move(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>(LINKS)];
  const focused = focusedTask();
  const at = links.findIndex((link) => link.dataset['task'] === focused);
  const next = at === -1 ? (step === 1 ? 0 : links.length - 1) : at + step;
  links[next]?.focus();
}
