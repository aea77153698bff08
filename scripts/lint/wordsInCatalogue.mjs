// @ts-check
/**
 * A lint rule: what the page says to its user stands in src/labels/en.ts, not where it is drawn, so that a translation has
 * one place. Words are text in JSX, two words in a row in any string, and any letters in what is shown by its place: text
 * of an element, a label, the head of a table.
 * Errors thrown at programmers stay where they are.
 */

const TWO_WORDS = /\p{L}{2,}[,.:;]? +\p{L}{2,}/u;
const LETTERS = /\p{L}{2,}/u;
/** Attributes, properties, makers of cells and of axes. */
const SHOWN =
  /^(label|title|placeholder|description|alt|summary|legend|message|aria-label|ariaLabel|heading|hint|note|closeName|words|does|children|wordsColumn|numberColumn|axis|energyAxis|countAxis)$/;
/** No words: units, in brackets or after a number. */
const UNIT = /\[[^\]]*\]|\bk?eV\b/gu;
/** CSS in strings, as of media queries, fonts, grids, shadows and selectors; a policy of contents. */
const STYLE = /^\(|^default-src |^var\(|^calc\(|\b\d+px\b|sans-serif|minmax\(|\b1fr\b|\[[a-z-]+=/;

/** Tags in strings of HTML: what is left is text. */
const TAGS = /<[/!a-z][^>]*(>|$)/giu;

/** What a string is the value of: past the choices that it is one of. @param {any} node */
function holderOf(node) {
  let at = node;
  while (/^(ConditionalExpression|LogicalExpression)$/.test(at.parent?.type) && at.parent.test !== at) at = at.parent;
  return at;
}

/** @param {any} node */
function nameOfHolder(node) {
  const { parent } = node;
  if (parent?.type === 'JSXAttribute') return String(parent.name.name);
  if (parent?.type === 'JSXExpressionContainer')
    return parent.parent.type === 'JSXAttribute' ? String(parent.parent.name.name) : 'children';
  if (parent?.type === 'Property' && parent.value === node) return String(parent.key.name ?? parent.key.value);
  if (parent?.type === 'CallExpression' && parent.callee !== node) return String(parent.callee.name);
  return '';
}

/** @param {any} node */
function isThrown(node) {
  for (let at = node.parent; at; at = at.parent) if (at.type === 'ThrowStatement') return true;
  return false;
}

/** @param {any} node */
function isCode(node) {
  const { type, operator } = node.parent;
  // What is compared is a key, whatever it reads like.
  if (type === 'BinaryExpression') return /^[=!]==$/.test(operator);
  return /^(ImportDeclaration|ExportNamedDeclaration|ImportExpression|TSLiteralType|ExpressionStatement|SwitchCase)$/.test(
    type,
  );
}

/** What a function of the name `…Key` gives: something is kept under it. @param {any} node */
function isKey(node) {
  return node.parent.type === 'ReturnStatement' && /Key$/.test(node.parent.parent?.parent?.id?.name);
}

/** @type {import('eslint').Rule.RuleModule} */
export const wordsInCatalogue = {
  meta: { type: 'problem', schema: [], messages: { words: 'Move these words to src/labels/en.ts.' } },
  create(context) {
    /** @param {any} node @param {string} source @param {any} holder */
    const check = (node, source, holder) => {
      const text = source.replace(TAGS, '|');
      const name = nameOfHolder(holderOf(holder));
      if (name === 'className') return;
      const isShown =
        SHOWN.test(name) || holder.parent.tag?.name === 'html'
          ? LETTERS.test(text.replace(UNIT, ''))
          : TWO_WORDS.test(text) && !STYLE.test(text);
      if (isShown && !isCode(holder) && !isThrown(holder) && !isKey(holder))
        context.report({ node, messageId: 'words' });
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
