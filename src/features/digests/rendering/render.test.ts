import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../tests/support/any-text';
import { parseStrictly, type XmlElement } from '../../../../tests/support/strict-xml';
import { renderConfirmation } from './confirmation';
import type { DigestPaper } from './content';
import { DIGEST_LIMITS } from './limits';
import { renderDigest } from './render';
import { digestOf, LINKS, PAPER } from './testing';

function elements(root: XmlElement): XmlElement[] {
  return [root, ...root.children.flatMap(elements)];
}
const named = (html: string, name: string) =>
  elements(parseStrictly(html)).filter((each) => each.name === name);
const hrefs = (html: string) => named(html, 'a').map(({ attributes }) => attributes.href);
const numbered = (count: number, given: Partial<DigestPaper> = {}) =>
  Array.from({ length: count }, (_, index) => ({
    ...PAPER,
    ...given,
    url: `https://papers.example.org/papers/${index}`,
  }));

describe('a digest', () => {
  const { subject, html, text } = renderDigest(digestOf([PAPER]), LINKS);

  it('says what is in it before it is opened', () => {
    expect(subject).toBe('Broadsheet, Friday, 14 March 2025: Is 1 < 2 & "true" in O(n²)?');
    const three = numbered(3);
    expect(renderDigest(digestOf(three, three.slice(1)), LINKS).subject).toMatch(/\? and 2 more$/);
  });

  it('shows each paper, and leads to it', () => {
    expect(named(html, 'h3').map(({ children }) => children[0]?.text)).toEqual([PAPER.title]);
    expect(named(html, 'p').map((each) => each.text)).toEqual([
      'Friday, 14 March 2025',
      'Ann Author, Bo Writer, Çelik Şahin and 4 more',
      'Most pairs need not be compared. We show which.',
      '42 votes · Sparse attention · Interpretability',
      'You subscribed to the day’s papers with this address.',
      ' ·  · ',
      'Sent by The library, papers@example.org',
    ]);
    expect(hrefs(html)).toEqual([
      LINKS.site,
      'https://papers.example.org/sections/1',
      PAPER.url,
      LINKS.web,
      LINKS.preferences,
      LINKS.unsubscribe,
    ]);
  });

  it('says the same as text, in short lines', () => {
    for (const said of [
      PAPER.title,
      PAPER.url,
      'Most pairs need',
      '42 votes',
      LINKS.unsubscribe,
      'Sent by',
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('&amp;');
    expect(text.split('\n').filter((line) => line.length > 78 && !line.startsWith('https://'))).toEqual([]);
    expect(text).toContain('\n-- \n');
  });

  it('names whoever wrote a summary that is not the authors’ own', () => {
    const gist = { text: 'It works.', kind: 'summary', by: 'Hugging Face' } as const;
    const digest = renderDigest(digestOf([{ ...PAPER, gist }]), LINKS);
    expect(digest.text).toContain('Summary by Hugging Face: It works.');
    expect(named(digest.html, 'span').map((each) => each.text)).toEqual(['Summary by Hugging Face: ']);
  });

  it('leaves out what is not known', () => {
    const bare = { ...PAPER, authors: [], authorCount: 0, topics: [], votes: 0, gist: null };
    const digest = renderDigest(digestOf([bare]), LINKS);
    expect(named(digest.html, 'p')).toHaveLength(4);
    expect(renderDigest(digestOf([], [PAPER]), LINKS).text).not.toContain('Section 1');
    expect(renderDigest(digestOf(), LINKS).text).toContain('There are no papers this time.');
  });

  it('loads nothing, runs nothing, and is read in the dark', () => {
    const loud = elements(parseStrictly(renderDigest(digestOf(numbered(5)), LINKS).html));
    expect(
      loud.filter(({ name }) => ['img', 'script', 'link', 'iframe', 'form', 'object'].includes(name)),
    ).toEqual([]);
    const attributes = loud.flatMap((each) => Object.entries(each.attributes));
    expect(
      attributes.filter(([name, value]) => /^on|^src$|^background$/.test(name) || /url\(/.test(value)),
    ).toEqual([]);
    expect(named(html, 'style')[0]?.text).toMatch(/^(?!.*(url\(|@import)).*prefers-color-scheme:dark/);
    expect(named(html, 'meta').map((each) => each.attributes.name)).toContain('color-scheme');
    expect(named(html, 'body')[0]?.attributes.bgcolor).toBe('#fbfaf6');
  });

  it('shows as many papers as mail programs do, and leads to the others', () => {
    const digest = renderDigest(digestOf(numbered(60), numbered(90)), LINKS);
    const shown = named(digest.html, 'h3').length;
    expect(shown).toBe(DIGEST_LIMITS.papers);
    expect(digest.html).toContain('50 more papers on the web');
    expect(digest.text).toContain(`50 more papers on the web:\n${LINKS.web}`);
    expect(hrefs(digest.html)).toContain(LINKS.unsubscribe);
  });

  it('leads to the rest of a section that was cut before', () => {
    const digest = digestOf(numbered(2));
    const section = { ...digest.sections[0], total: 37 } as (typeof digest.sections)[number];
    expect(renderDigest({ ...digest, sections: [section] }, LINKS).html).toContain('All 37 papers of this');
  });

  it('is never without the way out: a link that is none is an error', () => {
    for (const unsubscribe of [
      '',
      '/unsubscribe',
      'javascript:alert(1)',
      `https://a.org/${'x'.repeat(2_000)}`,
    ]) {
      expect(() => renderDigest(digestOf([PAPER]), { ...LINKS, unsubscribe })).toThrow(
        'The link "unsubscribe" of a mail',
      );
    }
    const odd = renderDigest(digestOf([{ ...PAPER, url: 'javascript:alert(1)' }]), LINKS);
    expect(odd.html + odd.text).not.toContain('javascript');
  });
});

describe('a mail of any papers', () => {
  const long = fc.oneof(
    anyText,
    fc
      .constantFrom('&', '<', '"', ']]>', '--><script>', '\u202e\u0000\ud800', '量子', '🜁', 'word ')
      .chain((piece) => fc.integer({ min: 1, max: 3_000 }).map((times) => piece.repeat(times))),
  );
  const paper: fc.Arbitrary<DigestPaper> = fc.record({
    url: long.map((key) => `https://papers.example.org/papers/${key}`),
    title: long,
    authors: fc.array(long, { maxLength: 5 }),
    authorCount: fc.nat(9_000),
    topics: fc.array(long, { maxLength: 5 }),
    votes: fc.nat(),
    gist: fc.option(
      fc.record({
        text: long,
        kind: fc.constantFrom('abstract' as const, 'summary' as const),
        by: fc.option(long),
      }),
    ),
  });

  it('is well-formed, bounded, and in lines that a mail program keeps', () => {
    fc.assert(
      fc.property(
        fc.array(paper, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 40 }),
        long,
        (some, times, other) => {
          const content = digestOf(...Array.from({ length: times }, () => some));
          const { subject, html, text } = renderDigest(
            { ...content, siteName: other, title: other, reason: other, operator: other },
            LINKS,
          );
          expect(Buffer.byteLength(html)).toBeLessThan(100_000);
          expect(hrefs(html).slice(-3)).toEqual([LINKS.web, LINKS.preferences, LINKS.unsubscribe]);
          expect(subject).not.toMatch(/[\r\n]/);
          expect(text.isWellFormed()).toBe(true);
          const wide = text.split('\n').filter((line) => [...line].length > 78 && !/^https?:/.test(line));
          expect(wide).toEqual([]);
          const tags = new Set(elements(parseStrictly(html)).map(({ name }) => name));
          expect(tags.has('script')).toBe(false);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('shows at least ten papers, however they are made to take room', () => {
    const heavy = numbered(50, {
      title: '&'.repeat(5_000),
      authors: Array(9).fill('&'.repeat(500)),
      topics: Array(9).fill('&'.repeat(500)),
      gist: { text: '&'.repeat(9_000), kind: 'summary', by: '&'.repeat(500) },
    });
    const { html } = renderDigest(digestOf(heavy), LINKS);
    expect(named(html, 'h3').length).toBeGreaterThanOrEqual(10);
    expect(html).toMatch(/\d+ more papers on the web/);
  });
});

describe('the mail that asks whether an address is its reader’s', () => {
  const content = {
    siteName: 'Broadsheet',
    wanted: 'the day’s papers',
    until: '1 December 2026',
    operator: 'The library',
  };
  const links = { site: LINKS.site, confirm: 'https://papers.example.org/digests/confirm/token' };

  it('says what was asked for, and what to do', () => {
    const { subject, html, text } = renderConfirmation(content, links);
    expect(subject).toBe('Broadsheet: please confirm your subscription');
    expect(hrefs(html)).toEqual([links.site, links.confirm]);
    expect(text).toContain(`Yes, send it to me:\n${links.confirm}`);
    expect(text).toContain('wants to get the day’s papers at this address');
    expect(text).toContain('forgotten after 1 December 2026');
    expect(() => renderConfirmation(content, { ...links, confirm: '' })).toThrow('The link "confirm"');
  });

  it('is well-formed whatever was asked for', () => {
    fc.assert(
      fc.property(anyText, (other) => {
        const { html } = renderConfirmation(
          { siteName: other, wanted: other, until: other, operator: other },
          links,
        );
        expect(hrefs(html)).toContain(links.confirm);
      }),
    );
  });
});
