import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText, plainText } from './tex-text';

/** Any UTF-16 at all, half of it ASCII, lone surrogates included. */
const anyText = fc
  .array(fc.oneof(fc.nat(0x7f), fc.nat(0xffff)), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

/** Text made of the pieces that mean something to TeX, HTML or arXiv: far likelier to break a reader than noise. */
const texLike = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."\\ { } $ $$ ~ ^ _ % & # ' ` \" `` '' -- --- \n \n\n 5 $5 \\$ \\( \\) \\[ \\] \\\\ < > ( ) [ ] , .".split(
          ' ',
        ),
      ),
      fc.constantFrom(
        ...[
          "\\'e",
          '\\v{c}',
          '\\alpha',
          '\\frac{a}{b}',
          '\\cite{x}',
          '\\url{',
          '\\href{https://x.org}{',
          '\\emph{',
        ],
        ...[
          'https://github.com/a/b',
          'http://',
          'www.',
          '&amp;',
          '&lt;',
          '&#36;',
          '&#92;',
          '&#x7b;',
          '{sim}',
          '^circ',
        ],
        ...[
          '\\begin{equation}',
          '\\end{equation}',
          '<a href="https://x.org">',
          '</a>',
          '\u200b',
          '\ud800',
          '\u0000',
          'é',
          '\n  ',
        ],
      ),
      anyText,
      fc.lorem({ maxCount: 3 }),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

const isSound = (text: string) =>
  text.isWellFormed() &&
  text === text.normalize('NFC') &&
  !/[^\P{Cc}\n]|\p{Co}|\p{Noncharacter_Code_Point}|\uFFFD/u.test(text);

describe('clean text', () => {
  it.each([
    ['Pok\\\'eChamp by Schr\\"odinger and Erd\\H{o}s', 'PokéChamp by Schrödinger and Erdős'],
    [
      "\\v{S}koda, {\\'E}tienne, na\\\"{\\i}ve, \\c{c}a, Bolet\\'{\\i}n",
      'Škoda, Étienne, naïve, ça, Boletín',
    ],
    ['\\O stergaard, Stra\\ss e, \\aa, 0.06~\\AA\\ off', 'Østergaard, Straße, å, 0.06 Å off'],
    ['50\\% of Q\\&A, a\\_b, \\#1, \\$5', '50% of Q&A, a_b, #1, $5'],
    ["``LLM-as-a-judge\" and ``Active Model''", '“LLM-as-a-judge” and “Active Model”'],
    ["`key sentence' follows models' queries, `code`", "‘key sentence’ follows models' queries, `code`"],
    ['features -- such as those---and vision--language', 'features – such as those—and vision–language'],
    ['<!-- kept -->, A --> B, ------', '<!-- kept -->, A --> B, ------'],
    ['Fig.~3 uses ~150 (~2B) of RTX~5090', 'Fig. 3 uses ~150 (~2B) of RTX 5090'],
    [
      '\\textbf{Distribution\nAlignment} by \\textsc{Fast} {\\bf bold} \\emph{the $\\gamma$ one}',
      'Distribution Alignment by Fast bold the $\\gamma$ one',
    ],
    ['{BERT}: {P}re-training, {True, False}, 360{\\deg}', 'BERT: Pre-training, {True, False}, 360°'],
    ['Chaudhury~\\cite{IMC21locally, IMC21b}. As in \\citep[p.~3]{x}, so', 'Chaudhury. As in, so'],
    [
      'we introduce \\method to shift, \\eg, \\ours{} and \\etc.',
      'we introduce method to shift, e.g., ours and etc.',
    ],
    ['risk\\-sensitive, 300\\,k, a\\\\b', 'risk-sensitive, 300 k, a b'],
    ['mAP\\textsubscript{50}, DR^{3}-Agent, \\pi_{RL}, 2.3\\times', 'mAP₅₀, DR³-Agent, π_RL, 2.3×'],
    ['&amp; &lt;b&gt; &eacute; &#233; &unknown;', '& <b> é é &unknown;'],
    ['A\u00a0b\u200bc\u00ad \ufb01ne e\u0301', 'A bc fine é'],
    ['the parameter \\c{hi}', 'the parameter χ'],
    ['it\\\'s \\"quoted\\"', 'it\'s "quoted"'],
    ['leaderboard\\footnote{https://x.org/.} Our', 'leaderboard (https://x.org/.) Our'],
  ])('reads LaTeX: %s', (raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });

  it('joins arXiv’s lines, and keeps its paragraphs', () => {
    expect(cleanText('  One\nsentence.\n  Another\nparagraph.\r\n\r\nA third.\n')).toBe(
      'One sentence.\n\nAnother paragraph.\n\nA third.',
    );
    expect(cleanLine('Open-Source Models with\n  Model, Data, and Scaling')).toBe(
      'Open-Source Models with Model, Data, and Scaling',
    );
  });

  it.each([
    ['$\\gamma$-MoD and \\(O(n^2)\\), \\[x\\] $$ y $$', '$\\gamma$-MoD and $O(n^2)$, $x$ $y$'],
    ['\\begin{equation}E = mc^2\\end{equation}', '$E = mc^2$'],
    ['approximately $7$B and $70$B\nparameters', 'approximately $7$B and $70$B parameters'],
    ['$\\sim$10\\% at $\\times$4', '$\\sim$10% at $\\times$4'],
    ['$5% of x$', '$5\\% of x$'],
  ])('keeps mathematics: %s', (raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });

  it.each([
    ['costs $5 and $10', 'costs $5 and $10'],
    ['under $1,000 USD', 'under $1,000 USD'],
    ['at 4$\nper hour, 90$ synthetic', 'at 4$ per hour, 90$ synthetic'],
    ['\\$32,000 for $\\gamma$-MoD', '$32,000 for $\\gamma$-MoD'],
    ['World Preference Modeling$ (WorldPM)', 'World Preference Modeling$ (WorldPM)'],
    ['\\$x and y\\$', '\\$x and y\\$'],
    ['valued at \\1 million; \\3) Training', 'valued at $1 million; 3) Training'],
  ])('keeps a dollar sign that is one: %s', (raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });

  it.each([
    [
      'https://github.com/Med-Process/Strip_MLP{https://github.com/Med-Process/Strip\\_MLP}.',
      'https://github.com/Med-Process/Strip_MLP.',
    ],
    [
      'https://github.com/Med-Process/Strip_MLP{https://github.com/Med-Process/Strip\\_MLP.',
      'https://github.com/Med-Process/Strip_MLP.',
    ],
    ['https://riflex-video.github.io/{https://riflex-video.github.io/.}', 'https://riflex-video.github.io/.'],
    ['on our https://a.github.io/b/{project page}.', 'on our https://a.github.io/b/ (project page).'],
    [
      '\\href{https://x.org/a\\_b}{Our code} and \\url{https://y.org/~me}',
      'Our code (https://x.org/a_b) and https://y.org/~me',
    ],
    ['https://a--b.org/$\\sim$me/x{\\_}y\\%20', 'https://a--b.org/~me/x_y%20'],
    [
      'https://zheny\\allowbreak-dotcom.github.io/\\allowbreak MathSE/.',
      'https://zheny-dotcom.github.io/MathSE/.',
    ],
    [
      'future researchhttps:/github.com/InternLM/OREAL.',
      'future research https://github.com/InternLM/OREAL.',
    ],
    ['<a href="https://c.github.io/S/">this\nhttps URL.</a>', 'https://c.github.io/S/.'],
  ])('keeps an address whole, and once: %s', (raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });

  it('repairs TeX whose signs a source stripped', () => {
    expect(
      cleanText(
        '{sim}1K, sim100B but sim2real, 1.04sim2.2times, 360^{circ}, 10^-4, (leq 2B), 5 rightarrow 6',
      ),
    ).toBe('∼1K, ∼100B but sim2real, 1.04∼2.2×, 360°, 10⁻⁴, (≤2B), 5 → 6');
    expect(cleanText('red{Warning: offensive, harmful.}')).toBe('Warning: offensive, harmful.');
  });

  it('is sound Unicode, and clean for good, whatever came in', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(texLike, anyText), (raw) => {
        const clean = cleanText(raw);
        const line = cleanLine(raw);
        expect(isSound(clean) && isSound(line)).toBe(true);
        expect(cleanText(clean)).toBe(clean);
        expect(cleanLine(line)).toBe(line);
        expect(line).not.toContain('\n');
        expect(isSound(plainText(clean))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    '{',
    '}',
    '$',
    '\\',
    '(',
    '\\(',
    '\\$',
    '$x',
    '{$',
    '\\href{',
    '\\emph{',
    '^{',
    '`',
    "``'",
    '--',
    '~',
    'http://',
    'https:',
    '&',
    '&amp;',
    '<a href="',
    '\n ',
    '\\begin{equation}',
    '\\\\[',
    "\\'",
    '{a,',
    '5 ',
    'a\u200d',
    '\u0301',
    'x^2',
    'sim2',
  ])('takes time in proportion to its length: %s', (piece) => {
    const started = performance.now();
    const clean = cleanText(piece.repeat(Math.ceil(200_000 / piece.length)));
    plainText(clean);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});

describe('plain text', () => {
  it.each([
    ['$\\gamma$-MoD', 'γ-MoD'],
    ['in $O(n^2)$ or $O(n\\log n)$', 'in O(n²) or O(n log n)'],
    ['the $\\mathcal{L}$ of $\\frac{a}{b}$', 'the L of a/b'],
    ['$\\sim$10% and 512$\\times$512', '∼10% and 512×512'],
    ['$x \\in \\mathbb{R}^{n\\times d}$', 'x ∈ ℝ^(n×d)'],
    ['$2\\times 10^{-3}$, $\\sqrt{n+1}$, $\\mathcal L_\\text{CE}$', '2×10⁻³, √(n+1), L_CE'],
    ['$\\tilde{O}(\\sqrt{n})$ $p(y|x)$ $\\left(\\frac{1}{2}\\right)$', 'Õ(√n) p(y|x) (1/2)'],
    ['costs \\$5 for $x$', 'costs $5 for x'],
  ])('writes mathematics out: %s', (clean, plain) => {
    expect(plainText(clean)).toBe(plain);
  });
});
