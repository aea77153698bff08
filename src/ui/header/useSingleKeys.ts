import { useLocalStorage } from '@mantine/hooks';

/**
 * Whether single keys are shortcuts: for this browser, until it is changed. Who speaks to the machine, or presses keys without
 * meaning to, can switch them off (WCAG 2.1.4).
 */
export function useSingleKeys() {
  const [areOn, setOn] = useLocalStorage<boolean>({
    key: 'halfmax-single-keys',
    defaultValue: true,
    getInitialValueInEffect: false,
    deserialize: (text) => text !== 'off',
    serialize: (isOn) => (isOn ? 'on' : 'off'),
  });
  return { areOn, setOn };
}
