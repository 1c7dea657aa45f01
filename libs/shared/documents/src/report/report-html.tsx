/** @jsxImportSource react */
import type { ReactElement } from 'react';
import type { DrawnReport } from './draw-report.js';
import { Chart, Findings, Footer, Scores } from './html-parts.js';
import { Topics } from './html-topics.js';
import { ACCENT, INK, INK2, INK3, LINE, STYLE_SHEET } from './html-styles.js';
import type { ReportFrame } from './report-frame.js';
import { sentencesOf } from './sentences.js';
import { reportWords } from './words/index.js';
import { nameOf, scaleOf } from './writing-numbers.js';

/**
 * A report as an HTML document of tables and inline styles, which mail clients and browsers show alike: light and dark, without script. All
 * texts are escaped.
 */
export async function reportHtml(report: DrawnReport, frame: ReportFrame): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server');
  return `<!doctype html>${renderToStaticMarkup(<ReportDocument report={report} frame={frame} />)}`;
}

function ReportDocument({
  report,
  frame,
}: {
  readonly report: DrawnReport;
  readonly frame: ReportFrame;
}): ReactElement {
  const { content } = report;
  const { language, workspace } = content;
  const rtl = language === 'ar';
  const start = rtl ? 'right' : 'left';
  const words = reportWords[language];
  const says = sentencesOf(content);
  const font = `15px/${rtl ? 1.6 : 1.5} Inter,'Vazirmatn',system-ui,-apple-system,'Segoe UI',Arial,sans-serif`;
  return (
    <html lang={language} dir={rtl ? 'rtl' : 'ltr'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{says.title}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE_SHEET }} />
      </head>
      <body className="ground" style={{ margin: 0, padding: 0, background: '#f7f5f1' }}>
        <table
          role="presentation"
          className="ground"
          dir={rtl ? 'rtl' : 'ltr'}
          width="100%"
          cellPadding={0}
          cellSpacing={0}
          style={{ background: '#f7f5f1' }}
        >
          <tbody>
            <tr>
              <td className="around" align="center" style={{ padding: '24px 12px' }}>
                <table
                  role="presentation"
                  className="sheet"
                  width="100%"
                  cellPadding={0}
                  cellSpacing={0}
                  style={{ maxWidth: 600, background: '#ffffff', border: LINE, borderRadius: 12 }}
                >
                  <tbody>
                    <tr>
                      <td
                        className="inside ink"
                        align={start}
                        style={{ padding: 28, textAlign: start, font, color: INK }}
                      >
                        <main>
                          <p className="ink3" style={{ margin: '0 0 20px', fontSize: 13, color: INK3 }}>
                            <b className="link" dir="ltr" aria-hidden="true" style={{ color: ACCENT }}>
                              (•)
                            </b>
                            {'\u00a0 Hearback'}
                            {workspace === null ? null : (
                              <>
                                {' · '}
                                <bdi>{workspace}</bdi>
                              </>
                            )}
                          </p>
                          <h1
                            style={{
                              margin: 0,
                              fontSize: 24,
                              lineHeight: 1.25,
                              fontWeight: 650,
                              overflowWrap: 'anywhere',
                            }}
                          >
                            {says.title}
                          </h1>
                          <p className="ink2" style={{ margin: '8px 0 20px', fontSize: 13, color: INK2 }}>
                            {says.period}
                          </p>
                          <Findings content={content} texts={says.findings} answers={frame.answers} />
                          <Scores report={report} source={frame.source} />
                          {content.trends.map((trend, index) => (
                            <section key={index}>
                              <h2 style={{ margin: '24px 0 4px', fontSize: 15, fontWeight: 600 }}>
                                {words.trends(nameOf(trend), trend.width)}{' '}
                                <span className="ink3" style={{ fontSize: 13, fontWeight: 400, color: INK3 }}>
                                  {scaleOf(trend.metric) === 'nps' ? words.points : words.share}
                                </span>
                              </h2>
                              <Chart chart={report.trends[index] ?? null} source={frame.source} width={520} />
                            </section>
                          ))}
                          {says.rates === null ? null : (
                            <section>
                              <h2 style={{ margin: '24px 0 4px', fontSize: 15, fontWeight: 600 }}>{words.rates}</h2>
                              <p style={{ margin: 0 }}>{says.rates}</p>
                            </section>
                          )}
                          <Topics content={content} />
                          {frame.button === null ? null : (
                            <p style={{ margin: '28px 0 0' }}>
                              <a
                                className="button"
                                href={frame.button.url}
                                style={{
                                  display: 'inline-block',
                                  padding: '12px 24px',
                                  borderRadius: 8,
                                  background: ACCENT,
                                  color: '#ffffff',
                                  fontWeight: 600,
                                  textDecoration: 'none',
                                }}
                              >
                                {frame.button.label}
                              </a>
                            </p>
                          )}
                        </main>
                        <Footer frame={frame} lines={[says.counted, says.methods, says.made]} />
                      </td>
                    </tr>
                  </tbody>
                </table>
              </td>
            </tr>
          </tbody>
        </table>
        {frame.script === undefined ? null : (
          <script nonce={frame.script.nonce} dangerouslySetInnerHTML={{ __html: frame.script.text }} />
        )}
      </body>
    </html>
  );
}
