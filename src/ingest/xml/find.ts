import type { XmlElement } from './readXml';

/** The first child of this name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

/** The trimmed text of the first child of this name, empty where it is missing. */
export function textOfChild(element: XmlElement, name: string): string {
  return childOf(element, name)?.text.trim() ?? '';
}

/** All elements of this name below `element`, in the order of the file. */
export function allBelow(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...allBelow(child, name)]);
}
