const TEXT = `The lamp came a day early, was packed with care, and the driver waited until I had looked at it. ${'Thank you! '.repeat(14)}`;

/** Of these random texts are made, so that nothing is compressed or cached better than what people write. */
const WORDS =
  'lamp arrived early late broken packed carefully driver waited nobody called box wet shade glass cable missing asked twice answer friendly shop again never thank you money back invoice wrong address stairs heavy light warm bright colour than picture website easy order weeks Tuesday morning neighbour took parcel returned refund still waiting'.split(
    ' ',
  );
const TEXT_WORDS = 40;
const ID_LENGTH = 36;

function randomAnswer(unhappy) {
  const why = Array.from({ length: TEXT_WORDS }, () => WORDS[Math.floor(Math.random() * WORDS.length)]).join(' ');
  return {
    recommend: Math.random() < unhappy ? Math.floor(Math.random() * 7) : 7 + Math.floor(Math.random() * 4),
    why,
  };
}

/** Before and after the id of a request that hands in this answer; ASCII only. */
function around({ host, key, surveyId }, { recommend, why }) {
  const before = `{"survey_id":"${surveyId}","submission_id":"`;
  const after = `","answers":{"recommend":${recommend},"why":"${why}"},"hidden_fields":{"carrier":"PostBox"},"language":"en"}`;
  const length = before.length + ID_LENGTH + after.length;
  const head = `POST /v1/responses HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;
  return [head + before, after];
}

/** Makes requests, by submission id: all alike and as cheaply as can be, or with random texts where `target.unhappy` is given. */
export function requestsTo(target) {
  const [before, after] = around(target, { recommend: 9, why: TEXT });
  if (target.unhappy === undefined) return (id) => before + id + after;
  return (id) => {
    const [start, end] = around(target, randomAnswer(target.unhappy));
    return start + id + end;
  };
}
