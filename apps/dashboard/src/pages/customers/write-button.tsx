import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../inbox/inbox-queries.js';
import { tasksQuery } from './customer-queries.js';

/** Opens the conversation with a customer, which the task that is open has; absent without one. */
export function WriteButton({ answers, name }: { readonly answers: readonly Answer[]; readonly name: string }) {
  const { t } = useTranslation('customers');
  const { data } = useQuery(tasksQuery(answers));
  const open = data?.data.find(({ due_state: state }) => state !== null);
  if (open === undefined) return null;
  return (
    <Button
      leftSection={<Send size={16} strokeWidth={1.75} aria-hidden />}
      renderRoot={(props) => <Link to="/tasks/$id" params={{ id: open.id }} {...props} />}
    >
      {t('write', { name })}
    </Button>
  );
}
