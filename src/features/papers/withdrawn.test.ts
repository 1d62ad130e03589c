import { describe, expect, it } from 'vitest';
import { isWithdrawn } from './withdrawn';

describe('a withdrawn paper', () => {
  it.each([
    'This paper has been withdrawn by the author(s), due to a crucial error in equation 3.',
    'This paper has been withdrawn by the authors.',
    'This submission has been withdrawn by arXiv administrators because of disputed authorship.',
    'The article was withdrawn due to errors in Section 4.',
    'Withdrawn.',
    'Paper withdrawn due to a mistake in the main theorem',
    'We withdraw this paper because the proof is incomplete.',
    'The authors have withdrawn this manuscript pending revision.',
    'We study rings. This version has been temporarily withdrawn.',
    'This manuscript should be considered withdrawn',
  ])('says so in its abstract: %s', (abstract) => {
    expect(isWithdrawn({ abstract, comment: null })).toBe(true);
  });

  it.each([
    'Withdrawn',
    'This paper has been withdrawn',
    '12 pages. Withdrawn due to an error in Lemma 2',
    'withdrawn by the author',
    'Paper withdrawn; see arXiv:1203.4512',
  ])('says so in its comment: %s', (comment) => {
    expect(isWithdrawn({ abstract: 'We study rings.', comment })).toBe(true);
  });

  it.each([
    'We study withdrawal of troops, and drugs withdrawn from the market.',
    'Full skill context is given, and the method progressively withdraws it.',
    'We analyse 12,000 arXiv papers that have been withdrawn by their authors.',
    'A dataset of withdrawn papers, and why authors withdraw papers.',
    'Cash is withdrawn by customers at ATMs.',
    'This work studies articles withdrawn due to fraud.',
    'Withdrawal symptoms in opioid users are predicted from notes.',
    'Work withdrawn from a reservoir during a cycle',
    '',
  ])('is not one that is about withdrawal: %s', (abstract) => {
    expect(isWithdrawn({ abstract, comment: 'Accepted at WITHDRAWN 2024, 10 pages' })).toBe(false);
  });

  it('is told in time proportional to the text', () => {
    for (const piece of [
      'this paper ',
      'withdrawn ',
      'withdrawn by ',
      '. ',
      'we ',
      '(',
      'this paper has been ',
    ]) {
      const text = piece.repeat(200_000 / piece.length);
      const started = performance.now();
      isWithdrawn({ abstract: text, comment: text });
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });
});
