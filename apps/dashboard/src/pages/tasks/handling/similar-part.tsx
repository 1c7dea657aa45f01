import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { TextLink } from '../../../parts/small.js';
import type { TaskWork } from './work-queries.js';
import classes from './work.module.css';

/** Tasks like this one, each with the reason. */
export function SimilarPart({ similar }: { readonly similar: TaskWork['similar'] }) {
  const { t, i18n } = useTranslation('work');
  const format = useFormat();
  if (similar.length === 0) return null;
  const words = new Intl.ListFormat(i18n.language);
  return (
    <section className={classes.part} aria-labelledby="task-similar">
      <h2 id="task-similar" className={classes.title}>
        {t('task.similar')}
      </h2>
      <ul className={classes.list}>
        {similar.map((task) => (
          <li key={task.id}>
            <TextLink to="/tasks/$id" params={{ id: task.id }}>
              <bdi>{task.title}</bdi>
            </TextLink>
            <p className="least muted">
              {t(`task.because.${task.reason}`, { words: words.format(task.words.slice(0, 5)) })} ·{' '}
              {format.day(task.opened_at)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
