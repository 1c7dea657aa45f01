import { useTranslation } from 'react-i18next';
import { useKeys } from '../../keys/key-map.js';
import type { Dialog } from './dialogs.js';
import type { Answer } from './inbox-queries.js';
import type { Selection } from './use-selection.js';

/** The id of the search field, which `/` goes to. */
export const SEARCH_FIELD = 'inbox-search';

/** The keys of the inbox; `?` shows them. */
export function useInboxKeys(props: {
  readonly answers: readonly Answer[];
  /** Of the open answer; -1 if none is open. */
  readonly position: number;
  /** The answers that an act is about. */
  readonly acted: readonly string[];
  readonly openAnswer: (id: string | undefined) => void;
  readonly selection: Selection;
  readonly setDialog: (dialog: Dialog) => void;
  readonly mayWrite: boolean;
}): void {
  const { t } = useTranslation('inbox');
  const { answers, position, acted, openAnswer, selection, setDialog, mayWrite } = props;
  const move = (by: number) => {
    const next = answers[Math.min(Math.max(position + by, 0), answers.length - 1)];
    if (next === undefined) return;
    openAnswer(next.id);
    document.getElementById(next.id)?.focus();
  };
  const act = (dialog: Dialog) => acted.length > 0 && setDialog(dialog);
  useKeys([
    { keys: 'j', label: t('key.next'), run: () => move(1) },
    { keys: 'k', label: t('key.previous'), run: () => move(-1) },
    { keys: '/', label: t('key.search'), run: () => document.getElementById(SEARCH_FIELD)?.focus() },
    {
      keys: 'Escape',
      label: t('key.back'),
      run: () => {
        if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
        else if (selection.ids.length > 0) selection.clear();
        else openAnswer(undefined);
      },
    },
    ...(mayWrite
      ? [
          {
            keys: 'x',
            label: t('key.select'),
            run: () => {
              const id = answers[position]?.id ?? focusedAnswer(answers);
              if (id !== undefined) selection.toggle(id);
            },
          },
          { keys: 'a', label: t('key.assign'), run: () => act('assign') },
          { keys: 't', label: t('key.tag'), run: () => act('tag') },
          { keys: 'e', label: t('key.exclude'), run: () => act('exclude') },
        ]
      : []),
  ]);
}

function focusedAnswer(answers: readonly Answer[]): string | undefined {
  return answers.find(({ id }) => id === document.activeElement?.id)?.id;
}
