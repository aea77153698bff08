import { Button } from '@mantine/core';
import { labels } from '../../labels/labels';
import { useWorkbench } from '../useWorkbench';

/** Loads the demo run. One of it is on the page: in the middle of the empty page, else in the rail. */
export function DemoButton({ isBig = false }: { readonly isBig?: boolean }) {
  const { hasRun, loadDemo } = useWorkbench(({ summary, loadDemo }) => ({ hasRun: summary !== null, loadDemo }));
  return (
    <Button
      variant={hasRun ? 'default' : 'filled'}
      {...(isBig ? { size: 'md' } : { px: 4 })}
      onClick={() => void loadDemo()}
    >
      {labels.names.loadDemo}
    </Button>
  );
}
