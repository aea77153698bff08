import { useLayoutEffect, type RefObject } from 'react';

/** Where a part of the page goes that has the focus, the view gets it, not the page's very top. */
export function useFocusOnLeave(part: RefObject<HTMLElement | null>): void {
  // Of layout: its end comes while the part is still on the page.
  useLayoutEffect(() => {
    const own = part.current;
    return () => {
      if (own?.contains(document.activeElement) === true)
        document.querySelector('main')?.focus({ preventScroll: true });
    };
  }, [part]);
}
