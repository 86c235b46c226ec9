/** Colours and sizes near to those of Teams, for pictures and for the parser. */
const LIGHT = {
  page: '#f5f5f5',
  card: '#ffffff',
  text: '#242424',
  subtle: '#616161',
  accent: '#5b5fc7',
  good: '#237b4b',
  warning: '#835c00',
  attention: '#c4314b',
  boxes: {
    emphasis: '#f0f0f0',
    good: '#e7f2da',
    attention: '#fcf4f6',
    warning: '#fbf6d9',
    accent: '#e8ebfa',
  },
};
const DARK = {
  page: '#1f1f1f',
  card: '#292929',
  text: '#ffffff',
  subtle: '#adadad',
  accent: '#9299f7',
  good: '#92c353',
  warning: '#f8d22a',
  attention: '#e37d80',
  boxes: {
    emphasis: '#383838',
    good: '#1b3b12',
    attention: '#3e1f25',
    warning: '#3d3200',
    accent: '#2f2f4a',
  },
};

export type Theme = 'light' | 'dark';
export const THEMES = { light: LIGHT, dark: DARK };

export function hostConfig(theme: Theme): Record<string, unknown> {
  const { text, subtle, accent, good, warning, attention, card, boxes } = THEMES[theme];
  const colour = (value: string) => ({ default: value, subtle: value === text ? subtle : value });
  const foregroundColors = {
    default: colour(text),
    accent: colour(accent),
    good: colour(good),
    warning: colour(warning),
    attention: colour(attention),
    light: colour(subtle),
    dark: colour(text),
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: "'Segoe UI', 'DejaVu Sans', sans-serif",
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: subtle },
    supportsInteractivity: true,
    containerStyles: {
      default: style(card),
      emphasis: style(boxes.emphasis),
      good: style(boxes.good),
      attention: style(boxes.attention),
      warning: style(boxes.warning),
      accent: style(boxes.accent),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 8 },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
  };
}

/** The looks of buttons and links, which a host config does not say. */
export function themeCss(theme: Theme): string {
  const { page, card, text, subtle, attention, accent } = THEMES[theme];
  return `
    body { margin: 0; padding: 12px; background: ${page}; }
    #card { background: ${card}; border-radius: 4px; box-shadow: 0 1px 3px #0004; }
    .ac-pushButton { font: 600 14px 'Segoe UI', 'DejaVu Sans', sans-serif; padding: 5px 12px; border-radius: 4px;
      min-height: 32px; border: 1px solid ${subtle}; background: ${card}; color: ${text}; }
    .ac-pushButton.style-positive { background: ${accent}; border-color: ${accent}; color: ${card}; }
    .ac-pushButton.style-destructive { border-color: ${attention}; color: ${attention}; }
    .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }`;
}
