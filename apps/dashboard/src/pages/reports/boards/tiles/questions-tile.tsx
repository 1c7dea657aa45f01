import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../../api/session.js';
import { loadArea } from '../../../../i18n/catalogue.js';
import { QuestionSection } from '../../questions/question-section.js';
import { questionsQuery, questionsQueryOf } from '../../questions/questions-queries.js';
import { questionsSearch } from '../../questions/questions-search.js';
import { SplitSection } from '../../questions/split-section.js';
import { useQuestionWords } from '../../questions/use-question-words.js';
import type { TileViewProps } from '../tile-view.js';
import { TileState } from './tile-state.js';

await loadArea('questions');

/** What was chosen in one question, or that by who answered. */
export function QuestionsTile({ picture, search: given, onChange }: TileViewProps) {
  const { t } = useTranslation('boards');
  const { workspace } = useSession();
  const search = questionsSearch(given);
  const { survey } = search;
  const words = useQuestionWords(survey);
  const query = useQuery({
    ...questionsQuery(questionsQueryOf(search, survey ?? '', workspace.time_zone)),
    enabled: survey !== undefined,
  });
  if (survey === undefined) return <p className="muted">{t('tile.unknown')}</p>;
  return (
    <TileState query={query}>
      {({ questions, split }) => {
        const numbers = questions.find(({ question }) => question === search.question);
        if (numbers === undefined || numbers.n === 0) return <p className="muted">{t('tile.none')}</p>;
        if (picture === 'split' && split !== null)
          return <SplitSection split={split} words={words} onChange={onChange} />;
        return <QuestionSection numbers={numbers} words={words} search={search} />;
      }}
    </TileState>
  );
}
