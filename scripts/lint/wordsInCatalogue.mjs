// @ts-check
/**
 * A lint rule: what the page says to its user stands in src/labels/en.ts, not where it is drawn, so that a translation has
 * one place. Words are text in JSX, two words in a row in any string, and any letters in what is shown by its place: text
 * of an element, a label, the head of a table.
 * Errors thrown at programmers stay where they are.
 */

const TWO_WORDS = /\p{L}{2,}[,.:;]? +\p{L}{2,}/u;
const LETTERS = /\p{L}{2,}/u;
const SHOWN =
  /^(label|title|placeholder|description|alt|summary|legend|message|aria-label|ariaLabel|heading|hint|note|closeName|does)$/;
/** No words: units, in brackets or after a number. */
const UNIT = /\[[^\]]*\]|\bk?eV\b/gu;
/** Functions that make the heads of a table. */
const TITLED = /^(words|number)Column$/;
/** CSS in strings, as of media queries, fonts, grids, shadows and selectors. */
const STYLE = /^\(|^var\(|^calc\(|\b\d+px\b|sans-serif|minmax\(|\b1fr\b|\[[a-z-]+=/;

/** What a string is the value of: past the choices that it is one of. @param {any} node */
function holderOf(node) {
  let at = node;
  while (/^(ConditionalExpression|LogicalExpression)$/.test(at.parent?.type) && at.parent.test !== at) at = at.parent;
  return at;
}

/** Whether whatever a string is given to shows it. @param {any} node */
function isForShow(node) {
  const { parent } = node;
  if (parent?.type === 'JSXAttribute') return SHOWN.test(String(parent.name.name));
  if (parent?.type === 'JSXExpressionContainer')
    return parent.parent.type !== 'JSXAttribute' || SHOWN.test(String(parent.parent.name.name));
  if (parent?.type === 'Property' && parent.value === node)
    return SHOWN.test(String(parent.key.name ?? parent.key.value));
  return parent?.type === 'CallExpression' && TITLED.test(parent.callee.name);
}

/** @param {any} node */
function isThrown(node) {
  for (let at = node.parent; at; at = at.parent) if (at.type === 'ThrowStatement') return true;
  return false;
}

/** @param {any} node */
function isCode(node) {
  const { parent } = node;
  return /^(ImportDeclaration|ExportNamedDeclaration|ImportExpression|TSLiteralType|ExpressionStatement)$/.test(
    parent.type,
  );
}

/** @type {import('eslint').Rule.RuleModule} */
export const wordsInCatalogue = {
  meta: { type: 'problem', schema: [], messages: { words: 'Move these words to src/labels/en.ts.' } },
  create(context) {
    /** @param {any} node @param {string} text @param {any} holder */
    const check = (node, text, holder) => {
      const isShown = isForShow(holderOf(holder))
        ? LETTERS.test(text.replace(UNIT, ''))
        : TWO_WORDS.test(text) && !STYLE.test(text);
      if (isShown && !isCode(holder) && !isThrown(holder)) context.report({ node, messageId: 'words' });
    };
    return {
      /** @param {any} node */
      JSXText(node) {
        if (/\p{L}/u.test(node.value)) context.report({ node, messageId: 'words' });
      },
      /** @param {any} node */
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value, node);
      },
      /** @param {any} node */
      TemplateLiteral(node) {
        check(node, node.quasis.map((/** @type {any} */ quasi) => quasi.value.cooked).join('0'), node);
      },
    };
  },
};
