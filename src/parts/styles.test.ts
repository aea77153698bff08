import { describe, expect, it, vi } from 'vitest';
import { createStyles } from './styles';

const link = (href: string, rel = 'stylesheet') =>
  ({ href, rel, remove: () => undefined }) as unknown as HTMLLinkElement;

describe('styles', () => {
  it('asks for all that failed until they are there, and for nothing else', async () => {
    let isAway = true;
    const add = vi.fn((address: string) =>
      isAway && address === 'b.css' ? Promise.reject(new Error()) : Promise.resolve(),
    );
    const styles = createStyles(add);
    expect(await styles.restore()).toBe(true);
    for (const href of ['a.css', 'b.css']) styles.note(link(href));
    styles.note(link('c.js', 'modulepreload'));
    expect(await styles.restore()).toBe(false);
    isAway = false;
    expect(await styles.restore()).toBe(true);
    expect(await styles.restore()).toBe(true);
    expect(add.mock.calls.flat()).toEqual(['a.css', 'b.css', 'b.css']);
  });

  it('takes the dead link out of the page', () => {
    const remove = vi.fn();
    createStyles(vi.fn()).note({ href: 'a.css', rel: 'stylesheet', remove } as unknown as HTMLLinkElement);
    expect(remove).toHaveBeenCalledOnce();
  });
});
