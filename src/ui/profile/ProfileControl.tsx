import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';

const ProfileDialog = lazy(async () => ({ default: (await import('./ProfileDialog')).ProfileDialog }));

/** Opens the editor of the profile in use. */
export function ProfileControl() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Edit profile
      </Button>
      {isOpen && (
        <Suspense>
          <ProfileDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
