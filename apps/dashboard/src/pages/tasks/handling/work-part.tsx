import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { GoodwillPart } from './goodwill-part.js';
import { MarksPart } from './marks-part.js';
import { MinutesPart } from './minutes-part.js';
import { SimilarPart } from './similar-part.js';
import { StepsPart } from './steps-part.js';
import { workQuery } from './work-queries.js';
import classes from './work.module.css';

await loadArea('work');

/** What staff do and record about a task: steps, tags, minutes, goodwill; and tasks like it. */
export function WorkPart({ id, isOpen }: { readonly id: string; readonly isOpen: boolean }) {
  const { t } = useTranslation('work');
  const mayWrite = useMay('tasks:write');
  const { data: work, error, refetch } = useQuery(workQuery(id));
  if (error !== null) return <ErrorInPlace error={error} what={t('task.error')} retry={() => void refetch()} />;
  if (work === undefined) return null;
  return (
    <div className={classes.work}>
      <MarksPart id={id} work={work} mayWrite={mayWrite} isOpen={isOpen} />
      <StepsPart id={id} steps={work.steps} mayWrite={mayWrite} />
      <MinutesPart id={id} minutes={work.minutes} mayWrite={mayWrite} />
      <GoodwillPart id={id} work={work} mayWrite={mayWrite} />
      <SimilarPart similar={work.similar} />
    </div>
  );
}
