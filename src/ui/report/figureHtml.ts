import { html, Html } from './html';

/** A drawn figure of the report. */
export interface DrawnFigure {
  readonly title: string;
  /** What is drawn how, in a sentence. */
  readonly note: string;
  /** As Plotly makes it. */
  readonly svg: string;
}

/**
 * A figure with its caption. The SVG stands in the page itself, so the addresses that name its language are taken out, and
 * `href` is written as SVG 2 has it.
 */
export function figureHtml({ title, note, svg }: DrawnFigure): Html {
  const inPage = svg
    .replace(/\sxmlns(:\w+)?="[^"]*"/gu, '')
    .replace(/xlink:href=/gu, 'href=')
    .replace(/<svg /u, '<svg role="presentation" focusable="false" ');
  return html`<figure>
    <div role="img" aria-label="${title}">${new Html(inPage)}</div>
    <figcaption><strong>${title}.</strong> ${note}</figcaption>
  </figure>`;
}
