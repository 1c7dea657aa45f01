import { useTranslation } from 'react-i18next';
import type { Reply } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { Say } from '../../parts/small.js';
import { AnswerTexts } from './answer-texts.js';
import type { Answer } from './inbox-queries.js';
import { ScoreMark } from './score-mark.js';
import classes from './inbox.module.css';

/** What the customer answered: their words first, then each question with its wording. */
export function AnswerBody(props: {
  readonly answer: Answer;
  readonly version: Reply<'getSurveyVersion'> | undefined;
}) {
  const { t } = useTranslation('inbox');
  const { answer, version } = props;
  const texts = new AnswerTexts(version, answer.language);
  const [lead, ...others] = answer.answers.filter(isText);
  const rest = answer.answers.filter((each) => !isText(each));
  const [score, ...scores] = answer.scores;
  return (
    <>
      <div className={classes.lead}>
        {score !== undefined && <ScoreMark score={score} isNamed />}
        {lead !== undefined && <Say size={23}>{lead.value}</Say>}
      </div>
      {lead === undefined && <p className="muted">{t('noWords')}</p>}
      <dl className={classes.questions}>
        {score !== undefined && (
          <div>
            <dt>
              <bdi>{texts.question(score.question)}</bdi>
            </dt>
            <dd className="num">{t('scoreOf', { score: score.score, max: score.max })}</dd>
          </div>
        )}
        {scores.map((each) => (
          <div key={each.question}>
            <dt>
              <bdi>{texts.question(each.question)}</bdi>
            </dt>
            <dd>
              <ScoreMark score={each} />
            </dd>
          </div>
        ))}
        {lead !== undefined && (
          <div className={classes.wide}>
            <dt>
              <bdi>{texts.question(lead.question)}</bdi>
            </dt>
            <dd className="faint">{t('asAbove')}</dd>
          </div>
        )}
        {others.map((each) => (
          <div key={each.question} className={classes.wide}>
            <dt>
              <bdi>{texts.question(each.question)}</bdi>
            </dt>
            <dd>
              <Say>{each.value}</Say>
            </dd>
          </div>
        ))}
        {rest.map((each) => (
          <div key={each.question}>
            <dt>
              <bdi>{texts.question(each.question)}</bdi>
            </dt>
            <dd dir="auto">
              <Value texts={texts} answer={each} />
            </dd>
          </div>
        ))}
      </dl>
      <Attributes answer={answer} />
    </>
  );
}

type Given = Answer['answers'][number];

function isText(given: Given): given is Given & { readonly value: string } {
  return given.kind === 'text' && typeof given.value === 'string';
}

function Value({ texts, answer }: { readonly texts: AnswerTexts; readonly answer: Answer['answers'][number] }) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const { question, kind, value } = answer;
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') return format.count(value);
  if (typeof value === 'string') {
    if (kind === 'date') return format.day(`${value}T12:00:00Z`);
    return kind === 'single' ? texts.choice(question, value) : value;
  }
  if (Array.isArray(value)) {
    const words = value.map((choice, index) => {
      const word = texts.choice(question, choice);
      return kind === 'ranking' ? `${index + 1}. ${word}` : word;
    });
    return words.join(kind === 'ranking' ? ' · ' : ', ');
  }
  const rows = Object.entries((value ?? {}) as Readonly<Record<string, string>>);
  return rows.map(([row, choice]) => `${texts.row(question, row)}: ${texts.choice(question, choice)}`).join(' · ');
}

function Attributes({ answer }: { readonly answer: Answer }) {
  const { t } = useTranslation('inbox');
  if (answer.attributes.length === 0) return null;
  return (
    <details className={classes.details}>
      <summary>{t('attributes', { count: answer.attributes.length })}</summary>
      <dl className={classes.questions}>
        {answer.attributes.map(({ key, value }) => (
          <div key={key}>
            <dt>
              <bdi>{key}</bdi>
            </dt>
            <dd>
              <bdi>{String(value)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
