/** How Teams looks, near enough to judge a card by: its sizes and colours in light and dark. */
export interface Look {
  readonly name: 'light' | 'dark';
  readonly page: string;
  readonly card: string;
  readonly text: string;
  readonly subtle: string;
  readonly attention: string;
  readonly emphasis: string;
  readonly attentionBack: string;
  readonly accent: string;
}

export const LOOKS: readonly Look[] = [
  {
    name: 'light',
    page: '#f5f5f5',
    card: '#ffffff',
    text: '#242424',
    subtle: '#616161',
    attention: '#b10e1c',
    emphasis: '#f0f0f0',
    attentionBack: '#fdf3f4',
    accent: '#5b5fc7',
  },
  {
    name: 'dark',
    page: '#1f1f1f',
    card: '#292929',
    text: '#ffffff',
    subtle: '#adadad',
    attention: '#f1707b',
    emphasis: '#333333',
    attentionBack: '#3b1519',
    accent: '#7f85f5',
  },
];

const colours = (look: Look) => {
  const of = (colour: string) => ({ default: colour, subtle: look.subtle });
  return {
    default: of(look.text),
    accent: of(look.accent),
    attention: { default: look.attention, subtle: look.attention },
    good: of('#13a10e'),
    warning: of('#bc4b09'),
    dark: of(look.text),
    light: of(look.text),
  };
};

const box = (look: Look, backgroundColor: string) => ({ backgroundColor, foregroundColors: colours(look) });

export const hostConfig = (look: Look): object => ({
  fontFamily: "'Segoe UI', 'DejaVu Sans', sans-serif",
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 20, large: 24, extraLarge: 32 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: look.subtle },
  containerStyles: {
    default: box(look, look.card),
    emphasis: box(look, look.emphasis),
    attention: box(look, look.attentionBack),
    good: box(look, look.emphasis),
    accent: box(look, look.emphasis),
    warning: box(look, look.emphasis),
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { weight: 'default' },
  },
  actions: {
    maxActions: 6,
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    spacing: 'medium',
  },
});

export const styleSheet = (look: Look): string => `
  body { margin: 0; background: ${look.page}; padding: 12px; }
  #card { background: ${look.card}; border-radius: 6px; box-sizing: border-box; color: ${look.text}; font: 14px 'DejaVu Sans'; }
  input, textarea, select { background: ${look.emphasis}; color: ${look.text}; border: 1px solid ${look.subtle};
    border-radius: 4px; padding: 6px 8px; font: inherit; width: 100%; box-sizing: border-box; color-scheme: ${look.name}; }
  input[type=checkbox], input[type=radio] { width: auto; }
  textarea { min-height: 64px; }
  button.ac-pushButton { background: ${look.card}; color: ${look.text}; border: 1px solid ${look.subtle}; border-radius: 4px;
    padding: 6px 14px; font: 600 14px 'DejaVu Sans'; }
  button.ac-pushButton.style-positive { background: ${look.accent}; border-color: ${look.accent}; color: #fff; }
  button.ac-pushButton.style-destructive { background: #c4314b; border-color: #c4314b; color: #fff; }
  ul, ol { margin: 0; padding-left: 20px; box-sizing: border-box; }
  .ac-actionSet { flex-wrap: wrap; row-gap: 8px; } p { margin: 0; }`;
