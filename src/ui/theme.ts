import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';

/** Greys with a breath of blue: the instrument's ink and panels. Colour is kept for the data. */
const ink: MantineColorsTuple = [
  '#f5f7f9',
  '#e7ebef',
  '#cfd6dd',
  '#b3bec8',
  '#94a0ab',
  '#77838f',
  '#5b6570',
  '#424b54',
  '#2b333b',
  '#1c2126',
];

export const theme = createTheme({
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 2 },
  autoContrast: true,
  // By itself the library asks for contrast with the light scheme's shade, in the dark scheme too.
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    const isPrimary = input.variant === 'filled' && (input.color ?? 'ink') === 'ink';
    return isPrimary ? { ...colours, color: 'var(--mantine-primary-color-contrast)' } : colours;
  },
  defaultRadius: 3,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs', fw: 500 } },
    TextInput: { defaultProps: { size: 'xs' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs', withItemsBorders: false } },
    Switch: { defaultProps: { size: 'xs', color: 'ink.5' } },
    Tooltip: { defaultProps: { withArrow: true, multiline: true, maw: 320 } },
  },
});
