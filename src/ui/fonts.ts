import localFont from 'next/font/local';

// Two families from npm, served by us. The upright Latin files are preloaded, so that they are mostly there for the first
// paint; where one is not, a page stays as it is (`optional`), and the next has it: fallbacks are adjusted in size, but not
// every machine has those, and words in another font wrap elsewhere. Latin Extended is fetched only by pages that have
// such letters; it comes first in the stack (globals.css), limited to its range, because the Latin font's fallback has those
// letters too. The compiler reads these calls without running them: every value is a literal.

const newsreader = localFont({
  src: '../../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-opsz-normal.woff2',
  weight: '200 800',
  style: 'normal',
  variable: '--font-newsreader',
  display: 'optional',
  adjustFontFallback: 'Times New Roman',
});

const newsreaderItalic = localFont({
  src: '../../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-wght-italic.woff2',
  weight: '200 800',
  style: 'italic',
  variable: '--font-newsreader-italic',
  adjustFontFallback: 'Times New Roman',
  preload: false,
});

const newsreaderExtended = localFont({
  src: '../../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-ext-opsz-normal.woff2',
  weight: '200 800',
  variable: '--font-newsreader-ext',
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB, U+20AD-20C0, U+2C60-2C7F, U+A720-A7FF',
    },
  ],
  adjustFontFallback: false,
  preload: false,
});

const inter = localFont({
  src: '../../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-inter',
  display: 'optional',
  adjustFontFallback: 'Arial',
});

const interExtended = localFont({
  src: '../../node_modules/@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-inter-ext',
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+20A0-20AB, U+20AD-20C0, U+2C60-2C7F, U+A720-A7FF',
    },
  ],
  adjustFontFallback: false,
  preload: false,
});

/** For MathML, fetched only by pages that have some. `optional`: a formula never changes its size before one's eyes. */
const math = localFont({
  src: '../../node_modules/@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2',
  weight: '400',
  variable: '--font-math',
  display: 'optional',
  adjustFontFallback: false,
  preload: false,
});

/** Classes for `<html>` that define the font variables globals.css names. */
export const fontVariables = [newsreader, newsreaderItalic, newsreaderExtended, inter, interExtended, math]
  .map((font) => font.variable)
  .join(' ');
