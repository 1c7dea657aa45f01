import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../api/client.js';
import classes from '../editor.module.css';

type Changes = Reply<'getVersionChanges'>;
type Change = Changes['changes'][number];

/** What differs between two versions: texts with both wordings, then which lines of scores go on. */
export function ChangeList({ changes }: { readonly changes: Changes }) {
  const { t } = useTranslation('surveys');
  const more = changes.changes_count - changes.changes.length;
  return (
    <div className={classes.stack}>
      <ul className={classes.stack} aria-label={t('changes.label')}>
        {changes.changes.map((change) => (
          <li key={`${change.part} ${change.question} ${change.language} ${change.name}`}>
            <ChangeItem change={change} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="muted">{t('changes.more', { count: more })}</p>}
      {changes.series.length > 0 && (
        <ul className={classes.stack} aria-label={t('changes.series')}>
          {changes.series.map(({ question, metric, state, reason }) => (
            <li key={question} className="small">
              <strong>{metric.toUpperCase()}</strong> <bdi>{question}</bdi>: {t(`changes.state.${state}`)}
              {reason !== null && <span className="muted"> {t(`series.because.${reason}`)}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function ChangeItem({ change }: { readonly change: Change }) {
  const { t } = useTranslation('surveys');
  const { part, question, language, name } = change;
  const [before, after] = [change.before as unknown, change.after as unknown];
  const where = [question, language, part === 'text' ? name?.split('.').slice(2).join(' ') : name]
    .filter((each) => typeof each === 'string' && each !== '')
    .join(' · ');
  const act = before === null ? 'added' : after === null ? 'removed' : 'changed';
  return (
    <p className="small">
      <strong>{t(`changes.part.${part}`)}</strong> {t(`changes.${act}`)} <bdi className="faint">{where}</bdi>
      {typeof before === 'string' && part !== 'language' && (
        <del className={classes.was} dir="auto">
          {before}
        </del>
      )}
      {typeof after === 'string' && part !== 'language' && (
        <ins className={classes.is} dir="auto">
          {after}
        </ins>
      )}
    </p>
  );
}
