import { useNames } from '../../parts/customer-names.js';
import { ActionIcon, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, CircleSlash, Tag as TagIcon, UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';
import { Avatar } from '../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { AnswerBody } from './answer-body.js';
import { customerOf } from './answer-texts.js';
import type { Dialog } from './dialogs.js';
import { answerQuery, versionQuery, type Answer } from './inbox-queries.js';
import { TaskLine } from './task-line.js';
import { Understanding } from './understanding.js';
import { useAnswerActions } from './use-answer-actions.js';
import classes from './inbox.module.css';

/** The answer that is open: who, what they said, and what can be done about it. */
export function ReadingPane(props: {
  readonly id: string | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly mayWrite: boolean;
  readonly setDialog: (dialog: Dialog) => void;
  readonly close: () => void;
  readonly tagSearch: (tag: string) => void;
  readonly topicSearch: (topic: string) => void;
}) {
  const { t } = useTranslation('inbox');
  const { id } = props;
  const { data, error, isPending, refetch } = useQuery({ ...answerQuery(id ?? ''), enabled: id !== undefined });
  if (id === undefined) return <div className={`${classes.reading} ${classes.nothing} muted`}>{t('choose')}</div>;
  if (error !== null && data === undefined)
    return (
      <div className={classes.reading}>
        <ErrorInPlace error={error} what={t('answerFailed')} retry={() => void refetch()} />
      </div>
    );
  if (isPending || data === undefined)
    return (
      <div className={classes.reading}>
        <LoadingShapes />
      </div>
    );
  return <OpenAnswer {...props} answer={data} />;
}

function OpenAnswer(props: {
  readonly answer: Answer;
  readonly names: ReadonlyMap<string, string>;
  readonly mayWrite: boolean;
  readonly setDialog: (dialog: Dialog) => void;
  readonly close: () => void;
  readonly tagSearch: (tag: string) => void;
  readonly topicSearch: (topic: string) => void;
}) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const actions = useAnswerActions();
  const { answer, mayWrite, setDialog, close, tagSearch, topicSearch } = props;
  const { data: version } = useQuery(versionQuery(answer));
  const own = useNames([answer]);
  const who = customerOf(answer, new Map([...props.names, ...own])) ?? t('anonymous');
  const about = [
    version?.name,
    answer.invitation?.sent_at
      ? t('invited', { when: format.moment(answer.invitation.sent_at) })
      : t(`channel.${answer.channel}`),
    format.moment(answer.submitted_at),
    ...(answer.survey_version > 0 ? [t('version', { number: answer.survey_version })] : []),
  ].filter((part) => part !== undefined);
  return (
    <section className={classes.reading} aria-label={who}>
      <header className={classes.head}>
        <ActionIcon
          className={`only-phone ${classes.back}`}
          variant="subtle"
          size={44}
          aria-label={t('back')}
          onClick={close}
        >
          <ArrowLeft className="flip" size={20} strokeWidth={1.75} aria-hidden />
        </ActionIcon>
        <Avatar name={who} size={40} />
        <div className={classes.person}>
          <h2 className="clip">
            <bdi>{who}</bdi>
          </h2>
          <p className="least faint clip">{about.join(' · ')}</p>
        </div>
        {mayWrite && (
          <div className={classes.acts}>
            <Button
              variant="default"
              leftSection={<UserPlus size={16} strokeWidth={1.75} aria-hidden />}
              onClick={() => setDialog('assign')}
            >
              {t('act.assign')}
            </Button>
            <Button
              variant="default"
              leftSection={<TagIcon size={16} strokeWidth={1.75} aria-hidden />}
              onClick={() => setDialog('tag')}
            >
              {t('act.tag')}
            </Button>
            {!answer.is_test && (
              <Button
                variant="default"
                leftSection={<CircleSlash size={16} strokeWidth={1.75} aria-hidden />}
                onClick={() =>
                  answer.exclusion === null ? setDialog('exclude') : void actions.exclude([answer.id], null)
                }
              >
                {t(answer.exclusion === null ? 'act.exclude' : 'act.restore')}
              </Button>
            )}
          </div>
        )}
      </header>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('answerOf', { who })}>
        {answer.is_test && <p className={classes.notice}>{t('notice.test')}</p>}
        {answer.exclusion !== null && (
          <p className={classes.notice}>
            {t('notice.excluded')} <bdi>{answer.exclusion.reason}</bdi>
          </p>
        )}
        {!answer.completed && <p className={classes.notice}>{t('notice.partial')}</p>}
        <AnswerBody answer={answer} version={version} />
        <Understanding answer={answer} mayWrite={mayWrite} topicSearch={topicSearch} />
        {answer.tags.length > 0 && (
          <ul className={classes.tags} aria-label={t('tags')}>
            {answer.tags.map((tag) => (
              <li key={tag} className={classes.tag}>
                <button type="button" onClick={() => tagSearch(tag)}>
                  <bdi>{tag}</bdi>
                </button>
                {mayWrite && (
                  <button
                    type="button"
                    aria-label={t('removeTag', { tag })}
                    onClick={() => void actions.tag([answer.id], { remove: [tag] })}
                  >
                    ×
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
        <TaskLine id={answer.id} />
      </div>
    </section>
  );
}
