import { Children, Fragment, isValidElement, type ReactNode } from 'react';
import { PartBoundary } from './PartBoundary';

interface ApartProps {
  /** What they are panels of, where a view has several such. */
  readonly of?: string;
  readonly children: ReactNode;
}

/** Panels beside each other, each kept from the failures of the others. */
export function Apart({ of, children }: ApartProps) {
  const place = of === undefined ? '' : ` of “${of}”`;
  return flat(children).map(({ key, node }, i) => (
    <PartBoundary key={key} what={`Panel ${String(i + 1)}${place}`}>
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
