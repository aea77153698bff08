import { allowedImports } from './allowedImports';
import { roomFigure, roomTable } from './roomFigure';

/** What stands between `<!-- name: argument -->` and `<!-- end -->` in a page. */
const PART = /<!-- (code|rooms): (\S+) -->\n[\s\S]*?\n<!-- end -->/g;

/**
 * A page with its made parts made anew: `code: path` is a file of the project in full, `rooms: figure` and `rooms: table`
 * who may import whom by the rules of dependency-cruiser.
 *
 * @param read content of a file, its path from the project's root
 */
export function refreshed(page: string, read: (path: string) => string): string {
  return page.replaceAll(PART, (_, kind: string, argument: string) => {
    const content = kind === 'code' ? `\`\`\`ts\n${read(argument).trimEnd()}\n\`\`\`` : rooms(argument);
    return `<!-- ${kind}: ${argument} -->\n\n${content}\n\n<!-- end -->`;
  });
}

function rooms(part: string): string {
  return part === 'figure' ? roomFigure(allowedImports()) : roomTable(allowedImports());
}
