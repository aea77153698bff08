import { Button } from '@mantine/core';
import { useState } from 'react';
import { createPart } from '../failures/createPart';
import { labels } from '../../labels/labels';

const ProfileDialog = createPart(labels.profile.edit, 'ProfileDialog', () => import('./ProfileDialog'));

/** Opens the editor of the profile in use. */
export function ProfileControl() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {labels.profile.edit}
      </Button>
      {isOpen && <ProfileDialog onClose={() => setOpen(false)} />}
    </>
  );
}
