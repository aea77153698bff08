/** What may stand before the first element: a byte order mark (seen as Latin-1), declarations, comments, spaces. */
const PROLOGUE =
  /^(?:\u00ef\u00bb\u00bf)?(?:\s+|<\?[^>]*\?>|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>|<!--(?:(?!-->)[\s\S]){0,4000}-->)*/;

/** Name of the first element of an XML text without its prefix, null where the bytes start with none. */
export function rootName(head: Uint8Array): string | null {
  const text = new TextDecoder('latin1').decode(head.subarray(0, 8192));
  const rest = text.slice(PROLOGUE.exec(text)?.[0].length ?? 0);
  return /^<(?:[\w.-]+:)?([\w.-]+)[\s/>]/.exec(rest)?.[1] ?? null;
}
