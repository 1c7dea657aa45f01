import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { Key } from '../../parts/small.js';
import classes from './inbox.module.css';

/** The keys at the foot of the page, for those who look. */
export function KeyHints({ mayWrite }: { readonly mayWrite: boolean }) {
  const { t } = useTranslation('inbox');
  const mayWriteTasks = useMay('tasks:write');
  const hints = [
    ['j', 'next'],
    ['k', 'previous'],
    ...(mayWrite
      ? ([
          ['x', 'select'],
          ['a', 'assign'],
          ['t', 'tag'],
          ['e', 'exclude'],
        ] as const)
      : []),
    ...(mayWriteTasks
      ? ([
          ['r', 'reply'],
          ['n', 'note'],
        ] as const)
      : []),
    ['/', 'search'],
    ['?', 'all'],
  ] as const;
  return (
    <div className={`${classes.keys} not-phone not-print`} aria-hidden>
      {hints.map(([key, name]) => (
        <span key={key}>
          <Key>{key}</Key> {t(`hint.${name}`)}
        </span>
      ))}
    </div>
  );
}
