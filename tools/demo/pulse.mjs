import { retryUntilKnown } from './retry-until-known.mjs';

/** How many people of which place answered in a month, and what they said: score, freedom and workload from 1 to 5. */
const MONTHS = [
  {
    ago: 2,
    groups: {
      shop: [12, [6, 7, 8, 9, 7]],
      office: [10, [8, 9, 9, 10, 6]],
      stock: [8, [5, 7, 8, 9, 6]],
      other: [3, [7, 8, 9]],
    },
  },
  {
    ago: 1,
    groups: {
      shop: [12, [7, 9, 9, 10, 6]],
      office: [11, [8, 9, 10, 9, 7]],
      stock: [8, [6, 8, 9, 9, 7]],
      other: [2, [8, 9]],
    },
  },
];

const WORDS = [
  'To decide about small refunds without asking.',
  'A second phone on Saturdays.',
  'I know what would help them. I am just not allowed to give it.',
  'Time to answer customers well.',
  'A list of what we have said to whom.',
  'Less paper in the stock room.',
  'Somebody who replaces me when I am away.',
  'Nothing. It is good here.',
  'To hear what became of a complaint.',
  'A quieter place to call customers back.',
  'To see on which day a parcel arrives before they ask me.',
  'Fewer lists that I have to fill in twice.',
];

/** Creates the pulse of the employees from its template, with the answers of two months that are over. */
export async function askColleagues(call, log) {
  const { data } = await call('GET', '/v1/survey-templates');
  const { definition } = data.find(({ key }) => key === 'employee_pulse');
  const survey = await call('POST', '/v1/surveys', { name: 'Our own pulse', definition });
  await call('POST', `/v1/surveys/${survey.id}/publish`);
  const answers = MONTHS.flatMap(({ ago, groups }) => answersOf(survey.id, monthBefore(ago), groups));
  // The first one waits until the survey is known where answers are accepted.
  await retryUntilKnown(() => call('POST', '/v1/responses', answers[0]));
  await Promise.all(answers.slice(1).map((answer) => call('POST', '/v1/responses', answer)));
  log(`${answers.length} anonymous answers of colleagues in two months`);
}

function answersOf(surveyId, at, groups) {
  return Object.entries(groups).flatMap(([place, [people, scores]], group) =>
    Array.from({ length: people }, (_, i) => {
      const recommend = scores[i % scores.length];
      const ratings = { freedom: 1 + ((i + group) % 5), workload: 2 + ((i * 2 + group) % 4) };
      const help = i < 3 ? { help: WORDS[(group * 3 + i) % WORDS.length] } : {};
      const where = place === 'other' ? 'other:On the road' : place;
      return { survey_id: surveyId, answers: { recommend, ...ratings, place: where, ...help }, submitted_at: at };
    }),
  );
}

/** A day in the middle of the month that was so many months ago. */
function monthBefore(months) {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 15, 12)).toISOString();
}
