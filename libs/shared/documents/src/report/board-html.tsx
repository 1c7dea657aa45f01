/** @jsxImportSource react */
import type { DrawnTile } from './board-content.js';
import type { ReportContent } from './content.js';
import { INK2, LINE } from './html-styles.js';
import type { ReportFrame } from './report-frame.js';
import { ReportParts } from './report-parts.js';
import { ReportSheet } from './report-sheet.js';
import { reportWords } from './words/index.js';

/**
 * A dashboard as an HTML document like that of a report, under its name: tile by tile, each as its report is shown; tiles that are not shown are named with the
 * reason. `content`: the report that all tiles are parts of.
 */
export async function boardHtml(
  content: ReportContent,
  tiles: readonly DrawnTile[],
  frame: ReportFrame,
): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  const board = (
    <ReportSheet content={content} title={content.name} frame={frame}>
      {tiles.map((tile, index) => (
        <Tile key={index} tile={tile} content={content} frame={frame} />
      ))}
    </ReportSheet>
  );
  return `<!doctype html>${renderToStaticMarkup(board)}`;
}

function Tile(props: { readonly tile: DrawnTile; readonly content: ReportContent; readonly frame: ReportFrame }) {
  const { tile, content, frame } = props;
  const words = reportWords[content.language];
  const { drawn, why } = tile;
  return (
    <section className="line" style={{ margin: '24px 0 0', padding: '16px 0 0', borderTop: LINE }}>
      <h2 style={{ margin: '0 0 8px', fontSize: 18, fontWeight: 600, overflowWrap: 'anywhere' }}>
        <bdi>{titleOf(tile, content)}</bdi>
      </h2>
      {drawn === null || isEmpty(drawn.content) ? (
        <p className="ink2" style={{ margin: 0, color: INK2 }}>
          {why === null ? words.noTile : words.unshown[why]}
        </p>
      ) : (
        <ReportParts report={drawn} frame={frame} heading="h3" />
      )}
    </section>
  );
}

function titleOf({ title, report, metric }: DrawnTile, { language }: ReportContent): string {
  const names: Readonly<Record<string, string>> = reportWords[language].reports;
  return title ?? metric?.toUpperCase() ?? names[report] ?? report;
}

function isEmpty({ scores, trends, rates, topics }: ReportContent): boolean {
  return scores.length === 0 && trends.length === 0 && rates === null && (topics ?? null) === null;
}
