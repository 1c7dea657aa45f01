import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../parts/small.js';
import { membersQuery } from '../queries.js';
import classes from './thread.module.css';
import type { Present } from './use-presence.js';

/** Who else has the task open, so that two do not answer the same customer. */
export function PresenceLine({ present }: { readonly present: readonly Present[] }) {
  const { t } = useTranslation('tasks');
  const { data: members } = useQuery({ ...membersQuery, enabled: present.length > 0 });
  return (
    <div role="status" className={classes.presence}>
      {present.map(({ staffId, isWriting }) => {
        const name = members?.data.find(({ id }) => id === staffId)?.name ?? t('thread.colleague');
        return (
          <p key={staffId} className="small">
            <Avatar name={name} /> {t(isWriting ? 'thread.writing' : 'thread.reading', { name })}
          </p>
        );
      })}
    </div>
  );
}
