import { ActionIcon, Menu } from '@mantine/core';
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from './inbox-queries.js';
import type { InboxSearch } from './inbox-search.js';
import { SavedViews } from './saved-views.js';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** At the top: the answer before and after, the order, saved views. */
export function ListTools(props: {
  readonly search: InboxSearch;
  readonly go: (change: Partial<InboxSearch>) => void;
  readonly answers: readonly Answer[];
  readonly position: number;
  readonly openAnswer: (id: string) => void;
}) {
  const { t } = useTranslation('inbox');
  const { search, go, answers, position, openAnswer } = props;
  const step = (by: number) => {
    const next = answers[position + by];
    if (next !== undefined) openAnswer(next.id);
  };
  return (
    <>
      <ActionIcon
        className="not-phone"
        variant="subtle"
        size={32}
        aria-label={t('key.previous')}
        onClick={() => step(-1)}
      >
        <ArrowUp {...ICON} />
      </ActionIcon>
      <ActionIcon className="not-phone" variant="subtle" size={32} aria-label={t('key.next')} onClick={() => step(1)}>
        <ArrowDown {...ICON} />
      </ActionIcon>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" size={32} aria-label={t('order.label')}>
            <ArrowUpDown {...ICON} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => go({ order: undefined })} fw={search.order === undefined ? 600 : 400}>
            {t('order.newest')}
          </Menu.Item>
          <Menu.Item onClick={() => go({ order: 'asc' })} fw={search.order === 'asc' ? 600 : 400}>
            {t('order.oldest')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SavedViews search={search} />
    </>
  );
}
