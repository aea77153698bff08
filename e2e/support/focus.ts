import type { Page } from '@playwright/test';

/** What the Tab key came to, in its order. */
interface TabStop {
  /** Tag, role and name, for messages. */
  readonly what: string;
  /** Whether the focus shows: something of the element, its parent or its neighbour looks other than without it. */
  readonly isSeen: boolean;
}

export interface TabWalk {
  readonly stops: readonly TabStop[];
  /** What can be used by mouse, is in sight, and was not come to. */
  readonly missed: readonly string[];
}

/** Walks the whole page by Tab from its beginning to its end; gives up after `most` stops, as in a trap. */
export async function walkByTab(page: Page, most = 600): Promise<TabWalk> {
  // A blur alone leaves the browser's mark where the focus was: the next Tab would go on from there.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  await page.evaluate(installWalk);
  const stops: TabStop[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => window.tabWalk.arrive());
    // Behind the last stop the focus leaves the page, or comes to the first one again.
    if (stop === null) break;
    stops.push(stop);
    if (stops.length > most) throw new Error(`the focus does not leave the page after ${String(most)} stops`);
  }
  return { stops, missed: await page.evaluate(() => window.tabWalk.missed()) };
}

declare global {
  interface Window {
    tabWalk: { arrive: () => { what: string; isSeen: boolean } | null; missed: () => string[] };
  }
}

/** Runs in the page. */
function installWalk(): void {
  const visited = new Set<Element>();
  const nameOf = (element: Element): string => {
    const words = [element.getAttribute('aria-label'), element.id, element.textContent].filter((word) => word !== '');
    return `${element.tagName.toLowerCase()} ${words.join(' ').trim().slice(0, 60)}`;
  };
  const lookOf = (element: Element): string => {
    const near = [element, element.parentElement, element.nextElementSibling].filter((some) => some !== null);
    return near
      .map((some) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } =
          getComputedStyle(some);
        const outline = outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
        return [outline, boxShadow, borderColor, backgroundColor].join('|');
      })
      .join('\n');
  };
  const USABLE = 'a[href], button, input, select, textarea, summary, [role="slider"], [role="button"]';
  const isUsable = (element: Element) =>
    element instanceof HTMLElement &&
    !element.matches(':disabled, [data-disabled], [tabindex="-1"]') &&
    element.checkVisibility({ visibilityProperty: true });
  // The walk itself may open more: a line that has the focus can be removed.
  const usable = [...document.querySelectorAll(USABLE)].filter(isUsable);
  const isMissed = (element: Element) => {
    if (visited.has(element) || !element.isConnected) return false;
    // Of a group of radio buttons the focus comes to the one that is chosen.
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
    return ![...visited].some((other) => other instanceof HTMLInputElement && other.name === element.name);
  };
  window.tabWalk = {
    arrive: () => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body || visited.has(element)) return null;
      visited.add(element);
      const focused = lookOf(element);
      element.blur();
      const without = lookOf(element);
      element.focus({ focusVisible: true } as FocusOptions);
      return { what: nameOf(element), isSeen: focused !== without };
    },
    missed: () => usable.filter(isMissed).map(nameOf),
  };
}
