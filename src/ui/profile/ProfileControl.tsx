import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { labels } from '../../labels/labels';

const ProfileDialog = lazy(async () => ({ default: (await import('./ProfileDialog')).ProfileDialog }));

/** Opens the editor of the profile in use. */
export function ProfileControl() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {labels.profile.edit}
      </Button>
      {isOpen && (
        <Suspense>
          <ProfileDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
