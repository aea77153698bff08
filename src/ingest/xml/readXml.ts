import { SaxesParser } from 'saxes';
import { FormatError } from '../../dataset/errors';
import type { OpenFile } from '../format';

/** An element with everything in it. */
export interface XmlElement {
  /** Without its namespace prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  /** Text directly in it, that of its children not included. */
  text: string;
  /** Where its start tag ends, from 1. */
  readonly line: number;
}

const MEBIBYTE = 2 ** 20;
const MAX_CHARACTERS = 128 * MEBIBYTE;
const MAX_ELEMENTS = 500_000;
const MAX_DEPTH = 100;
/** Codes that measuring programs write. Others would turn text into wrong letters. */
const ENCODINGS: readonly string[] = ['utf-8', 'us-ascii', 'iso-8859-1', 'windows-1252'];

/**
 * The root element of an XML file, whole in memory: at most 128 Mi characters, 500000 elements, 100 deep. Entities are
 * never expanded but the five of XML itself, and a document type declaration, which could define others, is refused.
 * Throws a FormatError with line and column where the text is no well-formed XML.
 */
export async function readXml(file: OpenFile): Promise<XmlElement> {
  const { parser, rootOf } = treeParser(file.name);
  const decoder = new TextDecoder(encodingOf(file));
  let characters = 0;
  for await (const chunk of file.chunks) {
    const text = decoder.decode(chunk, { stream: true });
    characters += text.length;
    if (characters > MAX_CHARACTERS) {
      throw new FormatError(file.name, { line: parser.line }, 'more than 128 MiB of XML, more than can be read');
    }
    parser.write(text);
  }
  parser.write(decoder.decode()).close();
  return rootOf();
}

function treeParser(file: string): { parser: SaxesParser; rootOf: () => XmlElement } {
  const parser = new SaxesParser({ xmlns: false });
  const failure = (problem: string) =>
    new FormatError(file, { line: parser.line, column: parser.columnIndex + 1 }, problem);
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  parser.on('error', ({ message }) => {
    throw failure(`this is no well-formed XML: ${message.replace(/^(\d+:)+ ?/, '')}`);
  });
  parser.on('doctype', () => {
    throw failure('a document type declaration is not read: remove the line <!DOCTYPE ...>');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++elements > MAX_ELEMENTS) throw failure(`more than ${String(MAX_ELEMENTS)} elements`);
    if (open.length === MAX_DEPTH) throw failure(`elements inside each other more than ${String(MAX_DEPTH)} deep`);
    const entries = Object.entries(attributes).map(([key, value]) => [withoutPrefix(key), value] as const);
    const element = {
      name: withoutPrefix(name),
      attributes: new Map(entries),
      children: [],
      text: '',
      line: parser.line,
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  const rootOf = () => {
    if (root === null) throw failure('there is no element in it');
    return root;
  };
  return { parser, rootOf };
}

function encodingOf({ name, head }: OpenFile): string {
  const declaration = new TextDecoder('latin1').decode(head.subarray(0, 200));
  const stated = /^[^<]*<\?xml[^>]*encoding=["']([^"']*)["']/.exec(declaration)?.[1]?.toLowerCase() ?? 'utf-8';
  if (ENCODINGS.includes(stated)) return stated;
  throw new FormatError(name, { line: 1 }, `the text is coded as "${stated.slice(0, 40)}": save it as UTF-8`);
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
