/**
 * The colours of the site, light and dark. A mail has no tokens: light ones are written on each element, for programs
 * that know nothing else, and classes turn them over in the dark.
 */
const COLOURS = {
  paper: ['#fbfaf6', '#131211'],
  ink: ['#191816', '#ece8df'],
  soft: ['#56524a', '#b3ada1'],
  rule: ['#dcd8cd', '#2f2c28'],
  accent: ['#a8321a', '#ff8f70'],
  accentInk: ['#ffffff', '#1a0c07'],
} as const;

const [PAPER, INK, SOFT, RULE, ACCENT, ACCENT_INK] = Object.values(COLOURS).map(([light]) => light);
export const BACKGROUND = COLOURS.paper[0];
export const BUTTON = COLOURS.accent[0];

const SERIF = "font-family:Georgia,'Times New Roman',serif";
const SANS = "font-family:-apple-system,'Segoe UI',Helvetica,Arial,sans-serif";

export type Look = { class: string; style: string };

/** What each element looks like. */
export const LOOKS = {
  page: look('paper ink', `margin:0;padding:0;background-color:${PAPER};color:${INK}`),
  sheet: look('paper', `background-color:${PAPER}`),
  column: look('ink', `padding:24px 16px 32px;text-align:left;color:${INK};word-break:break-word;${SANS}`),
  name: look('ink', `margin:0;font-size:30px;line-height:1.1;font-weight:bold;color:${INK};${SERIF}`),
  issue: look(
    'soft rule',
    `margin:6px 0 16px;padding:0 0 12px;border-bottom:3px double ${RULE};font-size:14px;line-height:1.4;color:${SOFT}`,
  ),
  heading: look('ink', `margin:28px 0 4px;font-size:21px;line-height:1.25;color:${INK};${SERIF}`),
  title: look('ink', `margin:24px 0 4px;font-size:18px;line-height:1.3;color:${INK};${SERIF}`),
  read: look('ink', `margin:8px 0;font-size:15px;line-height:1.5;color:${INK}`),
  soft: look('soft', `margin:4px 0;font-size:14px;line-height:1.45;color:${SOFT}`),
  small: look('soft', `margin:8px 0;font-size:13px;line-height:1.5;color:${SOFT}`),
  label: look('soft', `color:${SOFT}`),
  plainLink: look('ink', `color:${INK};text-decoration:none`),
  link: look('accent', `color:${ACCENT};text-decoration:underline`),
  rule: look('rule', `margin:32px 0 16px;border:0;border-top:1px solid ${RULE};height:0`),
  button: look('button', `border-radius:4px;background-color:${ACCENT}`),
  buttonLink: look(
    'button',
    `display:inline-block;padding:12px 20px;border-radius:4px;background-color:${ACCENT};color:${ACCENT_INK};font-size:15px;line-height:1.3;font-weight:bold;text-decoration:none`,
  ),
} satisfies Record<string, Look>;

function look(name: string, style: string): Look {
  return { class: name, style };
}

const inTheDark = (rule: (selector: string) => string) =>
  `@media (prefers-color-scheme:dark){${rule('')}}${rule('[data-ogsc] ')}`;

/** The one style sheet: dark colours where the reader's program says that it is dark, Outlook's way of saying so too. */
export const STYLE_SHEET = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  inTheDark((within) =>
    [
      `${within}.paper{background-color:${COLOURS.paper[1]} !important}`,
      `${within}.ink{color:${COLOURS.ink[1]} !important}`,
      `${within}.soft{color:${COLOURS.soft[1]} !important}`,
      `${within}.rule{border-color:${COLOURS.rule[1]} !important}`,
      `${within}.accent{color:${COLOURS.accent[1]} !important}`,
      `${within}.button{background-color:${COLOURS.accent[1]} !important;color:${COLOURS.accentInk[1]} !important}`,
    ].join(''),
  ),
].join('');
