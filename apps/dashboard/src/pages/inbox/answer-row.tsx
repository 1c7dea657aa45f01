import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { Tag } from '../../parts/small.js';
import { customerOf, wordsOf } from './answer-texts.js';
import { useTopicNames, type Answer } from './inbox-queries.js';
import type { InboxSearch } from './inbox-search.js';
import { ScoreMark } from './score-mark.js';
import classes from './inbox.module.css';

/** Topics and tags that fit into a row. */
const TAGS = 3;

/** An answer in the list: score, who, when, the first words. */
export const AnswerRow = memo(function AnswerRow(props: {
  readonly answer: Answer;
  readonly names: ReadonlyMap<string, string>;
  readonly isOpen: boolean;
  readonly isTicked: boolean;
  readonly toggle: (id: string, isRange?: boolean) => void;
  readonly search: InboxSearch;
}) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const mayWrite = useMay('responses:write');
  const { answer, names, isOpen, isTicked, toggle, search } = props;
  const customer = customerOf(answer, names);
  const who = customer ?? t('anonymous');
  const words = wordsOf(answer);
  const isToday = format.day(answer.submitted_at) === format.day(new Date());
  return (
    <li className={classes.row}>
      {mayWrite && (
        <input
          type="checkbox"
          className={classes.tick}
          aria-label={t('select', { who })}
          checked={isTicked}
          onChange={() => undefined}
          onClick={(event) => toggle(answer.id, event.shiftKey)}
        />
      )}
      <Link
        id={answer.id}
        from="/inbox"
        to="/inbox"
        search={{ ...search, answer: answer.id }}
        className={classes.item}
        aria-current={isOpen ? 'true' : undefined}
        resetScroll={false}
      >
        <span className={classes.who}>
          {answer.scores[0] !== undefined && <ScoreMark score={answer.scores[0]} />}
          <b className="clip">
            <bdi>{who}</bdi>
          </b>
        </span>
        <time className="num least faint" dateTime={answer.submitted_at} title={format.exact(answer.submitted_at)}>
          {isToday ? format.clock(answer.submitted_at) : format.day(answer.submitted_at)}
        </time>
        {words !== undefined && (
          <span className={classes.words} dir="auto">
            {words}
          </span>
        )}
        <Marks answer={answer} />
      </Link>
    </li>
  );
});

function Marks({ answer }: { readonly answer: Answer }) {
  const { t } = useTranslation('inbox');
  const marks = [
    ...(answer.is_test ? [t('mark.test')] : []),
    ...(answer.exclusion === null ? [] : [t('mark.excluded')]),
    ...(answer.completed ? [] : [t('mark.partial')]),
  ];
  const names = useTopicNames();
  const topics = answer.understanding?.topics.flatMap((id) => names.get(id) ?? []) ?? [];
  const tags = [
    ...topics.map((name) => ({ key: `topic ${name}`, name })),
    ...answer.tags.map((name) => ({ key: name, name })),
  ];
  if (marks.length + tags.length === 0) return null;
  return (
    <span className={classes.marks}>
      {marks.map((mark) => (
        <span key={mark} className={classes.mark}>
          {mark}
        </span>
      ))}
      {tags.slice(0, TAGS).map(({ key, name }) => (
        <Tag key={key}>
          <bdi>{name}</bdi>
        </Tag>
      ))}
      {tags.length > TAGS && <span className="least faint">+{tags.length - TAGS}</span>}
    </span>
  );
}
