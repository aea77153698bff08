import { useComputedColorScheme } from '@mantine/core';
import { DARK, LIGHT, type PlotTheme } from '../plots/theme';

/** Plot colours of the page's appearance. */
export function usePlotTheme(): PlotTheme {
  return useComputedColorScheme('light') === 'dark' ? DARK : LIGHT;
}
