import { Shield } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../parts/page.js';
import { Say } from '../../../parts/small.js';
import classes from './anonymous.module.css';
import type { AnonymousReport } from './anonymous-queries.js';

/** What people wrote, in the random order of the report. */
export function CommentsSection(props: {
  readonly comments: AnonymousReport['comments'];
  readonly questionOf: (key: string) => string;
}) {
  const { t } = useTranslation('anonymous');
  const { comments, questionOf } = props;
  return comments.map(({ question, hidden, texts }) => (
    <Section key={question} id={`comments-${question}`} title={<bdi>{questionOf(question)}</bdi>}>
      {hidden ? (
        <p className="muted">
          <Shield size={15} strokeWidth={1.75} aria-hidden /> {t('hidden.comments')}
        </p>
      ) : (
        <>
          <p className="small muted">{t('comments', { count: texts.length })}</p>
          <ul className={classes.comments}>
            {texts.map((text, index) => (
              // Two people may have written the same, and the order never changes.
              <li key={index}>
                <Say>{text}</Say>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  ));
}
