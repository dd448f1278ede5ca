import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { paintVariant } from './paint-variant.ts';

const sulphur: MantineColorsTuple = [
  '#fff8df',
  '#ffefb8',
  '#ffe48a',
  '#fbd65c',
  '#f4c537',
  '#e3ae17',
  '#b98909',
  '#8f6800',
  '#765500',
  '#573e00',
];

const stone: MantineColorsTuple = [
  '#faf8f5',
  '#f6f3ee',
  '#e9e4db',
  '#dcd6cb',
  '#c9c1b4',
  '#a1988a',
  '#7a7165',
  '#574f45',
  '#3a342d',
  '#1f1b16',
];

/** Mantine reads `dark` from text (0) to canvas (7) to the deepest shade (9). */
const basalt: MantineColorsTuple = [
  '#ede8e0',
  '#cbc4b9',
  '#b7afa3',
  '#928a7e',
  '#3d3832',
  '#2a2622',
  '#211e1b',
  '#131110',
  '#0e0d0c',
  '#080706',
];

export const theme = createTheme({
  primaryColor: 'sulphur',
  primaryShade: 4,
  colors: { sulphur, gray: stone, dark: basalt },
  black: '#1f1b16',
  white: '#ffffff',
  autoContrast: true,
  variantColorResolver: paintVariant,
  fontFamily: 'var(--q-font)',
  fontFamilyMonospace: 'var(--q-font-mono)',
  fontSizes: {
    xs: 'var(--q-text-xs)',
    sm: 'var(--q-text-sm)',
    md: 'var(--q-text-md)',
    lg: 'var(--q-text-lg)',
    xl: 'var(--q-text-xl)',
  },
  lineHeights: { xs: '1.35', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.35' },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  defaultRadius: 'md',
  shadows: {
    xs: 'var(--q-shadow-sm)',
    sm: 'var(--q-shadow-sm)',
    md: 'var(--q-shadow-md)',
    lg: 'var(--q-shadow-md)',
    xl: 'var(--q-shadow-lg)',
  },
  headings: {
    fontWeight: '640',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: 'var(--q-text-xl)', lineHeight: '1.3' },
      h2: { fontSize: 'var(--q-text-lg)', lineHeight: '1.4' },
      h3: { fontSize: 'var(--q-text-md)', lineHeight: '1.45' },
      h4: { fontSize: 'var(--q-text-sm)', lineHeight: '1.45' },
      h5: { fontSize: 'var(--q-text-sm)', lineHeight: '1.45' },
      h6: { fontSize: 'var(--q-text-xs)', lineHeight: '1.45' },
    },
  },
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, offset: 6 } },
    Menu: {
      defaultProps: {
        shadow: 'md',
        offset: 6,
        transitionProps: { duration: 80 },
        // An empty focusable node in a menu is an error to a screen reader.
        withInitialFocusPlaceholder: false,
      },
    },
    SegmentedControl: { defaultProps: { withItemsBorders: false } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Modal: {
      defaultProps: {
        centered: true,
        shadow: 'xl',
        radius: 'lg',
        transitionProps: { duration: 100 },
      },
    },
    Drawer: { defaultProps: { shadow: 'xl', transitionProps: { duration: 140 } } },
    Anchor: { defaultProps: { underline: 'always' } },
  },
});

/** Points Mantine's own variables at the tokens, so that both speak the same palette. */
export const resolveCssVariables: CSSVariablesResolver = () => {
  const scheme = {
    '--mantine-color-body': 'var(--q-bg)',
    '--mantine-color-text': 'var(--q-text)',
    '--mantine-color-bright': 'var(--q-text)',
    '--mantine-color-dimmed': 'var(--q-text-3)',
    '--mantine-color-placeholder': 'var(--q-text-3)',
    '--mantine-color-anchor': 'var(--q-accent-text)',
    '--mantine-color-error': 'var(--q-bad)',
    '--mantine-color-success': 'var(--q-good)',
    '--mantine-color-default': 'var(--q-surface)',
    '--mantine-color-default-hover': 'var(--q-hover)',
    '--mantine-color-default-color': 'var(--q-text)',
    '--mantine-color-default-border': 'var(--q-line-strong)',
    '--mantine-color-disabled': 'var(--q-sunken)',
    '--mantine-color-disabled-color': 'var(--q-text-3)',
    '--mantine-color-disabled-border': 'var(--q-line)',
    '--mantine-primary-color-contrast': 'var(--q-on-accent)',
    '--mantine-primary-color-filled': 'var(--q-accent)',
    '--mantine-primary-color-filled-hover': 'var(--q-accent-hover)',
    '--mantine-color-sulphur-filled': 'var(--q-accent)',
    '--mantine-color-sulphur-filled-hover': 'var(--q-accent-hover)',
    '--mantine-color-sulphur-light': 'var(--q-accent-soft)',
    '--mantine-color-sulphur-light-color': 'var(--q-accent-text)',
    '--mantine-color-sulphur-text': 'var(--q-accent-text)',
  };
  return { variables: {}, light: scheme, dark: scheme };
};
