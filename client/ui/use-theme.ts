import { useMantineColorScheme, useComputedColorScheme } from '@mantine/core';

export type ThemeChoice = 'dark' | 'light' | 'auto';
export const THEME_CHOICES: ThemeChoice[] = ['dark', 'light', 'auto'];

const BAR_COLOR = { dark: '#131110', light: '#f6f3ee' };

/** The theme that was chosen, what it comes to now, and a way to change it. Kept on the device. */
export function useTheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme('dark');

  const choose = (choice: ThemeChoice) => {
    setColorScheme(choice);
    const next = choice === 'auto' ? deviceTheme() : choice;
    // The browser's own bar takes the colour of the page (see public/theme-init.js).
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', BAR_COLOR[next]);
  };
  return {
    choice: colorScheme,
    shown,
    choose,
    toggle: () => choose(shown === 'dark' ? 'light' : 'dark'),
  };
}

function deviceTheme(): 'dark' | 'light' {
  return matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
}
