/** @jsxImportSource react */
import type { ReportContent } from './content.js';
import { CHIPS, INK2 } from './html-styles.js';
import { VerdictRow } from './html-verdict-row.js';
import { topicsOf } from './topics.js';
import { reportWords } from './words/index.js';

/** A clear change of how often a topic is named has no colour: it is neither good nor bad. */
const SIGNS = { more: '↑', fewer: '↓', no_clear_change: CHIPS.no_clear_change.sign, too_few: CHIPS.too_few.sign };

/** The sentence of each topic beside its verdict; nothing where the report has none. */
export function Topics(props: { readonly content: ReportContent; readonly heading: 'h2' | 'h3' }) {
  const { content, heading: Heading } = props;
  const found = topicsOf(content);
  if (found === null) return null;
  return (
    <section>
      <Heading style={{ margin: '24px 0 8px', fontSize: 15, fontWeight: 600 }}>
        {reportWords[content.language].topics}
      </Heading>
      <table role="presentation" width="100%" cellPadding={0} cellSpacing={0}>
        <tbody>
          {found.topics.map(({ verdict, label, sentence }) => {
            const kind = verdict === 'too_few' ? verdict : 'no_clear_change';
            return (
              <VerdictRow key={sentence} kind={kind} sign={SIGNS[verdict]} label={label}>
                {sentence}
              </VerdictRow>
            );
          })}
        </tbody>
      </table>
      {found.note === '' ? null : (
        <p className="ink2" style={{ margin: '6px 0 0', fontSize: 12.5, color: INK2 }}>
          {found.note}
        </p>
      )}
    </section>
  );
}
