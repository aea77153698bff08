import { labels } from '../../labels/labels';
import { html, Html } from './html';
import {
  errorsSection,
  headSection,
  interestSection,
  kindsSection,
  limitSection,
  linesSection,
  originSection,
  scaleSection,
  setAsideSection,
  type ReportInput,
} from './reportSections';
import { REPORT_STYLE } from './style';

/** Nothing may run and nothing be fetched, whatever is written in the report. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/**
 * The report as one HTML file that needs nothing else: no script, no request, figures as SVG in it. Numbers are those of
 * the results file; every text is escaped, names of files among them.
 */
export function reportHtml(input: ReportInput): string {
  const hasAnalysis = input.results.verdict !== null;
  const figures = hasAnalysis
    ? [
        interestSection(input),
        kindsSection(input),
        limitSection(input),
        linesSection(input),
        scaleSection(input),
        errorsSection(input),
      ]
    : [];
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(POLICY)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${labels.report.title(input.name)}</title>
        <style>
          ${new Html(REPORT_STYLE)}
        </style>
      </head>
      <body>
        <main>${headSection(input)} ${figures} ${setAsideSection(input)} ${originSection(input)}</main>
      </body>
    </html> `;
  return page.source;
}
