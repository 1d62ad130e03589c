import { expect, it } from 'vitest';
import { parseCategory } from '../language/category-code';
import { categoryName } from './category-names';

it('a category goes by the name that arXiv gives it, where it is one', () => {
  expect(categoryName('cs.CL')).toBe('Computation and Language');
  expect(categoryName('quant-ph')).toBe('Quantum Physics');
  expect(categoryName('cs.XX')).toBeNull();
  expect(parseCategory('cs')).toBe('cs');
});
