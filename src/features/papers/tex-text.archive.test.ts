import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findLinks } from './links';
import { renderMath } from './mathml';
import { findMath } from './tex-math';
import { cleanLine, cleanText, plainText } from './tex-text';

const data = `${process.env.SHARED_DIR ?? '../shared'}/data`;
const seed = `${data}/seed/papers-search-mlp.txt`;
const archive = `${data}/hf-daily`;

/** The seed's 63 abstracts: after the header, titles and abstracts take turns, blank lines between them. */
function seedAbstracts(): string[] {
  const lines = readFileSync(seed, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
  const titles = lines.slice(lines.findIndex((line) => line.startsWith('Transcoders Find')));
  return titles.filter((_, i) => i % 2 === 1);
}

/** Title and abstract of every entry of the archive that is an object. */
function archiveTexts(): { title: string; abstract: string }[] {
  return readdirSync(archive).flatMap((file) => {
    const day: unknown = JSON.parse(readFileSync(`${archive}/${file}`, 'utf8'));
    return (Array.isArray(day) ? day : []).flatMap((entry) => {
      const { title, summary } = entry?.paper ?? {};
      return typeof title === 'string' && typeof summary === 'string' ? [{ title, abstract: summary }] : [];
    });
  });
}

describe.skipIf(!existsSync(seed))('the seed’s abstracts (../shared/data/seed; skipped where absent)', () => {
  it('name 20 code repositories, each with a clean address, Strip_MLP once', () => {
    const abstracts = seedAbstracts();
    expect(abstracts).toHaveLength(63);
    const code = abstracts.flatMap((abstract) =>
      findLinks(cleanText(abstract)).filter(({ kind }) => kind === 'code'),
    );
    expect(new Set(code.map(({ url }) => url)).size).toBe(20);
    expect(code.filter(({ url }) => url === 'https://github.com/Med-Process/Strip_MLP')).toHaveLength(1);
    for (const { url } of code) expect(url).toMatch(/^https:\/\/github\.com\/[\w-]+\/[\w-]+$/);
  });
});

describe.skipIf(!existsSync(archive))(
  'the archive’s texts (../shared/data/hf-daily; skipped where absent)',
  () => {
    it('are clean, stable, and free of LaTeX outside mathematics, which all can be rendered', {
      timeout: 120_000,
    }, () => {
      const left: string[] = [];
      for (const { title, abstract } of archiveTexts()) {
        const clean = [cleanLine(title), cleanText(abstract)];
        if (clean[0] !== cleanLine(clean[0] ?? '') || clean[1] !== cleanText(clean[1] ?? ''))
          left.push(title);
        for (const paragraph of clean.flatMap((text) => text.split('\n\n'))) {
          if (/\\(?!\$)/.test(withoutMath(paragraph))) left.push(paragraph);
          if (/\\/.test(plainText(paragraph))) left.push(plainText(paragraph));
          for (const { tex } of findMath(paragraph)) if (!renderMath(tex).startsWith('<math')) left.push(tex);
        }
      }
      expect(left).toEqual([]);
    });
  },
);

function withoutMath(paragraph: string): string {
  return findMath(paragraph).reduceRight(
    (text, { start, end }) => text.slice(0, start) + text.slice(end),
    paragraph,
  );
}
