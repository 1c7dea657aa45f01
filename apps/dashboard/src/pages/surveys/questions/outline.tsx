import { Button, Menu, VisuallyHidden } from '@mantine/core';
import { pagesOf } from '@hearback/survey-ui';
import type { Question } from '@hearback/questionnaire';
import { Link, useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { KINDS, moved, textIn, withNewQuestion } from '../draft/definition.js';
import { useSurveyDraft } from '../draft/use-draft-of-survey.js';
import classes from '../editor.module.css';

/** All questions in their order and steps; they are moved by drag, or with Alt and the arrow keys. */
export function Outline({ at }: { readonly at: string | undefined }) {
  const { t } = useTranslation('surveys');
  const { survey, content, store } = useSurveyDraft();
  const mayWrite = useMay('surveys:write');
  const { definition } = content;
  const [dragged, setDragged] = useState<number>();
  const [told, setTold] = useState('');
  const move = (from: number, to: number) => {
    const questions = moved(definition.questions, from, to);
    if (questions === definition.questions) return;
    store.change({ definition: { ...definition, questions } });
    setTold(t('outline.moved', { place: to + 1, count: questions.length }));
  };
  const indexOf = (question: Question) => definition.questions.indexOf(question);
  const drop = (to: number) => {
    if (dragged !== undefined) move(dragged, to);
    setDragged(undefined);
  };
  const link = { to: '/surveys/$surveyId', params: { surveyId: survey.id } } as const;
  return (
    <nav className={classes.outline} aria-label={t('outline.label')}>
      <End name="welcome" at={at} />
      {pagesOf(definition.questions).map((page, step) => (
        <section key={page.parts[0]?.[0]?.key} aria-label={t('outline.step', { step: step + 1 })}>
          <h2>{t('outline.step', { step: step + 1 })}</h2>
          {page.parts.flat().map((question) => (
            <div
              key={question.key}
              className={`${classes.item} ${question.show_if === undefined ? '' : classes.follow} ${indexOf(question) === dragged ? classes.dragged : ''}`}
              draggable={mayWrite}
              onDragStart={() => setDragged(indexOf(question))}
              onDragEnd={() => setDragged(undefined)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={() => drop(indexOf(question))}
            >
              <Link
                {...link}
                search={{ at: question.key }}
                replace
                draggable={false}
                aria-current={question.key === at ? 'true' : undefined}
                aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                onKeyDown={(event) => {
                  if (!event.altKey || !mayWrite) return;
                  if (event.key === 'ArrowUp') move(indexOf(question), indexOf(question) - 1);
                  if (event.key === 'ArrowDown') move(indexOf(question), indexOf(question) + 1);
                }}
              >
                <span className={classes.kind}>{t(`kind.${question.kind}`)}</span>
                <span dir="auto">
                  {textIn(definition, definition.default_language, `questions.${question.key}.title`) ||
                    t('outline.untitled')}
                  {question.show_if !== undefined && <span className="faint"> · {t('outline.sometimes')}</span>}
                </span>
              </Link>
            </div>
          ))}
        </section>
      ))}
      <End name="thanks" at={at} />
      {mayWrite && <AddQuestion />}
      <VisuallyHidden role="status">{told}</VisuallyHidden>
    </nav>
  );
}

function End({ name, at }: { readonly name: 'welcome' | 'thanks'; readonly at: string | undefined }) {
  const { t } = useTranslation('surveys');
  const { survey } = useSurveyDraft();
  return (
    <div className={classes.item}>
      <Link
        to="/surveys/$surveyId"
        params={{ surveyId: survey.id }}
        search={{ at: name }}
        replace
        aria-current={at === name ? 'true' : undefined}
      >
        <span className={classes.kind}>{t(`outline.${name}Kind`)}</span>
        <span>{t(`outline.${name}`)}</span>
      </Link>
    </div>
  );
}

function AddQuestion() {
  const { t } = useTranslation('surveys');
  const { survey, content, store } = useSurveyDraft();
  const navigate = useNavigate();
  const words = (name: string) =>
    name === 'title' ? t('begin.title') : name === 'statement' ? t('begin.statement') : t('begin.choice', { name });
  return (
    <Menu withinPortal position="bottom-start">
      <Menu.Target>
        <Button variant="default" fullWidth mt="md" leftSection={<Plus size={14} aria-hidden />}>
          {t('outline.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {KINDS.map((kind) => (
          <Menu.Item
            key={kind}
            onClick={() => {
              const added = withNewQuestion(content.definition, kind, words);
              store.change({ definition: added.definition });
              void navigate({ to: '/surveys/$surveyId', params: { surveyId: survey.id }, search: { at: added.key } });
            }}
          >
            {t(`kindLong.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
