import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { AnswerScore } from '../../parts/answer-score.js';
import { useNames } from '../../parts/customer-names.js';
import { Section } from '../../parts/page.js';
import { Say, TextLink } from '../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import classes from './home.module.css';

const ROWS = 3;

type Answer = Reply<'listResponses'>['data'][number];

/** The newest answers with a low score, in the customers' words. */
export function UnhappyAnswers() {
  const { t } = useTranslation('home');
  const answers = useQuery({
    queryKey: ['responses', 'unhappy', ROWS],
    queryFn: () => dataOf(api.GET('/v1/responses', { params: { query: { level: 'low', limit: ROWS } } })),
  });
  const names = useNames(answers.data?.data ?? []);
  return (
    <Section id="unhappy" title={t('unhappy.title')} more={<TextLink to="/inbox">{t('unhappy.open')}</TextLink>}>
      {answers.isPending && <LoadingShapes rows={3} />}
      {answers.isError && (
        <ErrorInPlace error={answers.error} what={t('unhappy.error')} retry={() => void answers.refetch()} />
      )}
      {answers.data?.data.length === 0 && <p className="muted">{t('unhappy.none')}</p>}
      <ul className={classes.answers}>
        {answers.data?.data.map((answer) => (
          <UnhappyAnswer key={answer.id} answer={answer} names={names} />
        ))}
      </ul>
    </Section>
  );
}

function UnhappyAnswer({ answer, names }: { readonly answer: Answer; readonly names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const [score] = answer.scores;
  const words = wordsOf(answer);
  const id = answer.customer?.external_id;
  return (
    <li>
      {score === undefined ? <span /> : <AnswerScore {...score} />}
      <div>
        {words === undefined ? <p className="muted">{t('unhappy.noWords')}</p> : <Say>{words}</Say>}
        <p className="least muted">
          <bdi>{id === undefined ? t('unhappy.anonymous') : (names.get(id) ?? id)}</bdi> ·{' '}
          {format.moment(answer.submitted_at)}
        </p>
      </div>
    </li>
  );
}

/** The first text that the customer wrote. */
function wordsOf({ answers }: Answer): string | undefined {
  const text = answers.find(({ kind, value }) => kind === 'text' && typeof value === 'string' && value.trim() !== '');
  return typeof text?.value === 'string' ? text.value : undefined;
}
