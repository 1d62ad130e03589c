import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../../tests/support/any-text';
import { ANSWER_LIMITS, readAnswer } from './answer';

const paper = {
  title: 'Weaving looms that count',
  abstract:
    'We build a loom that adds numbers while it weaves. On twelve patterns it makes half the errors of a clerk, and needs no punched cards.',
};
const SENTENCE =
  'A loom that adds numbers while it weaves makes half the errors of a clerk on twelve patterns.';
const KEYWORDS = ['looms', 'weaving', 'mechanical arithmetic'];
const answer = (change: object = {}) => JSON.stringify({ summary: SENTENCE, keywords: KEYWORDS, ...change });
const read = (text: string) => readAnswer(text, paper);
const summary = (text: string) => read(answer({ summary: text }));
const keywords = (...list: unknown[]) => read(answer({ keywords: list }));

describe('what a model wrote', () => {
  it('is a sentence and keywords', () => {
    expect(read(answer())).toEqual({ summary: SENTENCE, keywords: KEYWORDS });
  });

  it('is found behind thoughts, between marks, and after a draft', () => {
    const draft = '{"summary": "A draft.", "keywords": []}';
    for (const text of [
      `<think>It says {"summary": "no"} and { more</think>\n${answer()}`,
      `Here it is:\n\`\`\`json\n${answer()}\n\`\`\`\nAnything else?`,
      `First ${draft}, better ${answer()}.`,
      `A set {1, 2 and then ${answer()}`,
      answer({ summary: SENTENCE.replace('loom', 'loom'), note: 'a } in "quotes"' }),
    ]) {
      expect(read(text)).toMatchObject({ summary: SENTENCE });
    }
  });

  it('is cleaned as every other text is', () => {
    const written = SENTENCE.replace('loom', 'l\\"oom').replace('twelve', '$n=12$');
    expect(summary(written)).toMatchObject({ summary: expect.stringContaining('löom') });
    expect(summary(SENTENCE.replace('loom', 'loom\u202e'))).toMatchObject({ summary: SENTENCE });
    expect(summary(written)).toMatchObject({ summary: expect.stringMatching(/n ?= ?12/) });
  });

  it.each([
    ['', 'not 40 to 400 characters'],
    [`${SENTENCE.slice(0, -1)} ${'and so on '.repeat(40)}.`, 'not 40 to 400 characters'],
    [SENTENCE.slice(0, -1), 'has no end'],
    [`${SENTENCE} It needs no punched cards.`, 'more than one sentence'],
    [`${SENTENCE.slice(0, -1)}: see https://loom.example/.`, 'has an address'],
    [`${SENTENCE.slice(0, -1)}, sold at cheap-looms.com now.`, 'has an address'],
    [`${SENTENCE.slice(0, -1)}, says ada@loom.example, a weaver.`, 'has an address'],
    [SENTENCE.replace('loom', '<b>loom</b>'), 'has markup'],
    [SENTENCE.replace('loom', '**loom**'), 'has markup'],
    [SENTENCE.replace('loom', '[loom](x)'), 'has markup'],
    [`# ${SENTENCE}`, 'has markup'],
    [`Sure, ${SENTENCE}`, 'speaks of something else'],
    [
      'As an AI I cannot weave the numbers of a loom with the patterns of a clerk.',
      'speaks of something else',
    ],
    ['Ein Webstuhl, der beim Weben addiert, macht auf zwölf Mustern halb so viele Fehler.', 'is not English'],
    [
      '这台织布机在编织时做加法，在十二种图案上错误减半，而且完全不需要打孔卡片，也不需要任何职员来检查它的计算结果。',
      'is more than one sentence|is not English|has no end',
    ],
    [
      'The moon is made of green cheese, and all who doubt it are fools of the worst kind.',
      'says nothing of the paper',
    ],
  ])('is no summary: %s', (text, reason) => {
    expect(summary(text)).toEqual({ reason: expect.stringMatching(new RegExp(`^summary: .*(${reason})`)) });
  });

  it.each([
    'It makes half the errors of a clerk (e.g. Mr Babbage, cf. the loom of Jacquard et al.) on twelve patterns.',
    'With ~2x fewer errors than a clerk, vs. 1.5x before, the loom adds numbers on 12 patterns at p < 0.05.',
  ])('is one sentence although it has full stops: %s', (text) => {
    expect(summary(text)).toMatchObject({ summary: text });
  });

  it('has three to eight keywords, each once, each a few words', () => {
    expect(keywords('looms', 'Looms', 'weaving')).toEqual({ reason: expect.stringMatching(/^keywords: /) });
    expect(keywords(...Array.from({ length: 9 }, (_, at) => `loom ${at}`))).toHaveProperty('reason');
    expect(keywords('looms', 'weaving', 'x'.repeat(61))).toEqual({
      reason: 'keywords[2]: not 2 to 60 characters long',
    });
    expect(keywords('looms', 'weaving', 'a loom that adds numbers while weaving')).toHaveProperty('reason');
    expect(keywords('looms', 'weaving', '<i>cards</i>')).toEqual({ reason: 'keywords[2]: has markup' });
    expect(keywords('looms', 'weaving', 'www.example.org')).toEqual({
      reason: 'keywords[2]: has an address',
    });
    expect(keywords('looms', 'weaving', 7)).toHaveProperty('reason');
  });

  it.each([
    '',
    'No.',
    '{',
    '[]',
    '{"summary": 3}',
    '{"keywords": {}}',
    '{'.repeat(5_000),
    `{${'"a'.repeat(30_000)}`,
  ])('that is none is refused, and never thrown: %.20s', (text) => {
    expect(read(text)).toEqual({ reason: expect.any(String) });
  });

  it('whatever it is, is refused or keeps to all limits', () => {
    const part = fc.oneof(anyText, fc.constantFrom(SENTENCE, ...KEYWORDS, 'the', 'loom.', '<', '\n'));
    const made = fc.record({ summary: part, keywords: fc.array(part, { maxLength: 12 }) });
    fc.assert(
      fc.property(
        fc.oneof(
          made.map((value) => JSON.stringify(value)),
          anyText,
        ),
        (text) => {
          const result = read(text);
          if ('reason' in result) return;
          expect(result.summary.length).toBeLessThanOrEqual(ANSWER_LIMITS.summary.most);
          expect(result.summary).not.toMatch(/[\n<]|https?:/);
          expect(result.keywords.length).toBeLessThanOrEqual(ANSWER_LIMITS.keywords.most);
        },
      ),
      { numRuns: 300 },
    );
  });
});
