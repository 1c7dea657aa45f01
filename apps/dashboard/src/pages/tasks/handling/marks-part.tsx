import { Select, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../../parts/small.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { rootCausesQuery } from '../queries.js';
import { useCauseLabel } from '../use-cause-name.js';
import { useWorkActs, type TaskWork } from './work-queries.js';
import classes from './work.module.css';

/** Tags of the task, and what staff suspect to be its cause while it is open. */
export function MarksPart(props: {
  readonly id: string;
  readonly work: TaskWork;
  readonly mayWrite: boolean;
  readonly isOpen: boolean;
}) {
  const { t } = useTranslation('work');
  const { id, work, mayWrite, isOpen } = props;
  const acts = useWorkActs(id);
  const causeLabel = useCauseLabel();
  const { data } = useQuery(rootCausesQuery);
  const [error, setError] = useState<unknown>();
  const run = (act: Promise<void>) => void act.then(() => setError(undefined), setError);
  if (!mayWrite) {
    if (work.tags.length === 0) return null;
    return (
      <p className={classes.tags}>
        {work.tags.map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
      </p>
    );
  }
  const causes = [...(data?.causes ?? []).map(({ key }) => key), 'other'];
  return (
    <section className={classes.part} aria-label={t('task.marks')}>
      {error !== undefined && <ErrorInPlace error={error} />}
      <TagsInput
        label={t('task.tags')}
        maxTags={20}
        value={work.tags}
        onChange={(tags) => run(acts.setTags(work.tags, tags))}
      />
      {isOpen && (
        <Select
          label={t('task.cause')}
          description={t('task.causeHelp')}
          clearable
          value={work.suspected_cause}
          onChange={(cause) => run(acts.suspect(work.suspected_cause, cause))}
          data={causes.map((key) => ({ value: key, label: causeLabel(key) }))}
        />
      )}
    </section>
  );
}
