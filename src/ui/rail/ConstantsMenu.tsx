import { Button, Menu } from '@mantine/core';
import type { CONSTANTS_FORMS } from '../../store/catalogue';
import { labels } from '../../labels/labels';

type Form = (typeof CONSTANTS_FORMS)[number];

interface ConstantsMenuProps {
  readonly forms: readonly Form[];
  readonly onChoose: (form: Form) => void;
}

/** The other forms of the constants, of a run that is there. */
export function ConstantsMenu({ forms, onChoose }: ConstantsMenuProps) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" px={4}>
          {labels.names.constantsAs}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {forms.map((form) => (
          <Menu.Item key={form.id} onClick={() => onChoose(form)}>
            {form.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
