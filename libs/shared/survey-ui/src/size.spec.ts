import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { bundle, bundleOptions } from '../bundle.mjs';
import { surveyOf, viewOf } from '../test/builders.js';
import { surveyPageHtml } from './page-html.js';

const kilobytes = (content: string | Uint8Array) => gzipSync(content, { level: 9 }).length / 1000;

/** What renders and reads the questions of a survey in a browser, without the frame of the page. */
const RENDERER = `
export { h, render } from 'preact';
export { answerDefect, prepareSurvey, visibleQuestions } from '@hearback/questionnaire';
export { errorText, pagesOf, QuestionFields, readForm, Screens, valuesToSave } from './index.js';
`;

describe('what browsers load', () => {
  it('is at most 15.5 kB for the renderer with all kinds of questions', async () => {
    const { entryPoints: _none, ...options } = bundleOptions('');
    const resolveDir = fileURLToPath(new URL('.', import.meta.url));
    const result = await build({ ...options, stdin: { contents: RENDERER, resolveDir, loader: 'ts' }, write: false });
    const [file] = result.outputFiles ?? [];
    for (const kind of ['nps', 'emoji', 'matrix', 'ranking', 'consent']) expect(file!.text).toContain(kind);
    expect(file!.text).not.toContain('node:');
    expect(kilobytes(file!.contents)).toBeLessThanOrEqual(15.5);
  });

  it('is at most 20 kB for a page with its styles and its script', async () => {
    await bundle();
    const compiled = surveyOf();
    const { questions } = compiled.survey;
    const asked = questions.map((question) => ({ question, isAsked: true }));
    const page = {
      view: viewOf(compiled),
      sender: { name: 'Lumen Lamps' },
      progress: { step: 1, steps: 2, seconds: 40, isSaved: false },
      action: '/s/k3v9x2mq7c',
      hidden: [[':submission', '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c']] as const,
      asked: asked.slice(0, 1),
      more: asked.slice(1),
      carried: [],
      summary: [],
      hasWelcome: true,
      hasBack: false,
      isLast: { plain: false, scripted: true },
    };
    const data = JSON.stringify({
      path: '/s/k3v9x2mq7c',
      savePath: '/v1/links/k3v9x2mq7c/responses',
      isKiosk: false,
      language: 'en',
      survey: { ...compiled.survey, texts: {} },
    });
    const { html } = surveyPageHtml(page, { title: 'Your order', scriptPath: '/survey-ui/', data });
    const { surveyAssets } = await import('./survey-assets.js');
    expect(kilobytes(html)).toBeGreaterThan(3);
    expect(kilobytes(html) + kilobytes(surveyAssets().script.text)).toBeLessThanOrEqual(20);
  });
});
