import { Modal } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';

interface DialogProps {
  readonly title: string;
  readonly size?: string;
  /** Name of the button that closes it. */
  readonly closeName: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog, open while it is there. The focus comes back to where it was: the library does that only for one that closes. */
export function Dialog({ title, size = 'md', closeName, onClose, children }: DialogProps) {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus();
    },
    [opener],
  );
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': closeName }}>
      {children}
    </Modal>
  );
}
