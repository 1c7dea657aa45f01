import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#E9F3F5',
  '#D0E5EA',
  '#A9CFD9',
  '#79C5D9',
  '#4FA6BE',
  '#2C86A0',
  '#1B728C',
  '#12617A',
  '#0C4C61',
  '#083848',
];

/** A filled control in the accent has the text colour that belongs to it, in light and in dark. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const isAccent = input.color === undefined || input.color === 'petrol';
  return input.variant === 'filled' && isAccent
    ? { ...colors, color: 'var(--on-accent)', hoverColor: 'var(--on-accent)' }
    : colors;
};

/** Sizes and defaults of Mantine's components. Colours are in tokens.css. */
export const theme = createTheme({
  colors: { petrol },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  variantColorResolver: variantColors,
  fontFamily: "'Inter Variable', 'Vazirmatn Variable', system-ui, sans-serif",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.45', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.3' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '15px' }, h2: { fontSize: '14px' }, h3: { fontSize: '13px' } },
  },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '32px' },
  radius: { xs: '4px', sm: '7px', md: '10px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  breakpoints: { xs: '30em', sm: '43.8125em', md: '62em', lg: '75em', xl: '90em' },
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' }, styles: { root: { fontSize: 13, fontWeight: 500 } } },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm', autosize: true, minRows: 2 } },
    Select: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { radius: 'lg', transitionProps: { duration: 180 } } },
    Drawer: { defaultProps: { position: 'right', size: 404, transitionProps: { duration: 180 } } },
    Menu: { defaultProps: { radius: 'md', shadow: 'md', transitionProps: { duration: 120 } } },
    SegmentedControl: { styles: { root: { backgroundColor: 'var(--sunken)' } } },
    Input: { styles: { input: { borderColor: 'var(--line2)', backgroundColor: 'var(--surface)' } } },
    InputWrapper: {
      // Label, help, error, field: an error stands between its label and its field.
      defaultProps: { inputWrapperOrder: ['label', 'description', 'error', 'input'] },
      styles: { label: { fontSize: 13, fontWeight: 600, marginBottom: 5 } },
    },
  },
});

/** Mantine's own variables, which follow the tokens, so that there is one list of colours. */
export const cssVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink2)',
    '--mantine-color-placeholder': 'var(--ink3)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--late)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-disabled': 'var(--sunken)',
    '--mantine-color-disabled-color': 'var(--ink3)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-primary-color-light': 'var(--soft)',
    '--mantine-primary-color-light-color': 'var(--soft-ink)',
    '--mantine-color-petrol-filled': 'var(--accent)',
    '--mantine-color-petrol-filled-hover': 'var(--accent-hover)',
    '--mantine-color-petrol-light': 'var(--soft)',
    '--mantine-color-petrol-light-color': 'var(--soft-ink)',
    '--mantine-shadow-md': 'var(--shadow)',
  };
  return { variables: {}, light: both, dark: both };
};
