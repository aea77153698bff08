import { Button } from '@mantine/core';
import { useState } from 'react';
import { createPart } from '../failures/createPart';

const ProfileDialog = createPart('Edit profile', 'ProfileDialog', () => import('./ProfileDialog'));

/** Opens the editor of the profile in use. */
export function ProfileControl() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Edit profile
      </Button>
      {isOpen && <ProfileDialog onClose={() => setOpen(false)} />}
    </>
  );
}
