import { Children, Fragment, isValidElement, type ReactNode } from 'react';
import { labels } from '../../labels/labels';
import { PartBoundary } from './PartBoundary';

const WORDS = labels.failures;

interface ApartProps {
  /** What they are panels of, where a view has several such. */
  readonly of?: string;
  readonly children: ReactNode;
}

/** Panels beside each other, each kept from the failures of the others. */
export function Apart({ of, children }: ApartProps) {
  const nameOf = (number: string) => (of === undefined ? WORDS.panelNumber(number) : WORDS.panelOf(number, of));
  return flat(children).map(({ key, node }, i) => (
    <PartBoundary key={key} what={nameOf(String(i + 1))}>
      {node}
    </PartBoundary>
  ));
}

/** Those in fragments among them, with keys that tell them apart from all others. */
function flat(children: ReactNode, prefix = ''): { readonly key: string; readonly node: ReactNode }[] {
  return Children.toArray(children).flatMap((node, i) => {
    if (!isValidElement<{ readonly children?: ReactNode }>(node)) return [{ key: `${prefix}${String(i)}`, node }];
    const key = `${prefix}${node.key ?? String(i)}`;
    return node.type === Fragment ? flat(node.props.children, key) : [{ key, node }];
  });
}
