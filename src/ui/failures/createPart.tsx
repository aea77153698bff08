import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';
import { loadPart } from '../../parts/loadPart';
import { PartBoundary } from './PartBoundary';

/** A part that can be closed is a dialog: so can be what stands in its place. */
interface Closable {
  readonly onClose?: () => void;
}

/**
 * A part of the page that is loaded when it is first shown. Where that fails, or where it throws, this is told in its place, and
 * tried again when asked, or when it is shown anew. `what` is how the page calls it.
 */
export function createPart<Name extends string, Props extends object>(
  what: string,
  name: Name,
  load: () => Promise<Readonly<Record<Name, ComponentType<Props>>>>,
): ComponentType<Props & { readonly fallback?: ReactNode }> {
  // React keeps a failed import for as long as its component lives: another try needs another component.
  const attempt = () =>
    lazy<ComponentType<Props>>(async () => {
      try {
        return { default: (await loadPart(load, name))[name] };
      } catch (error) {
        latest = attempt();
        throw error;
      }
    });
  let latest = attempt();

  return function Part({ fallback = null, ...props }) {
    const [Content, setContent] = useState(() => latest);
    return (
      <PartBoundary what={what} onReset={() => setContent(() => latest)} onClose={(props as Closable).onClose}>
        <Suspense fallback={fallback}>
          <Content {...(props as Props)} />
        </Suspense>
      </PartBoundary>
    );
  };
}
