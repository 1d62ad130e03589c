import { describe, expect, it } from 'vitest';
import { likeliest, maybeMisspelt, writtenForm } from './misspelt';

describe('a misspelt word', () => {
  it('is a word of letters, not an abbreviation, a number or a short one', () => {
    expect(['transfomer', 'Difusion', 'perceptorn'].filter(maybeMisspelt)).toHaveLength(3);
    expect(['MLP', 'LoRA', 'gpt4', 'owl', 'c++', '2025'].filter(maybeMisspelt)).toEqual([]);
  });

  it('was meant to be the nearest, then the commonest', () => {
    const alike = [
      { lexeme: 'diffus', papers: 100 },
      { lexeme: 'infus', papers: 900 },
      { lexeme: 'diffuse', papers: 5 },
    ];
    expect(likeliest('difus', alike)).toBe('diffus');
    expect(likeliest('zyzzyva', alike)).toBeNull();
    expect(likeliest('diffus', [{ lexeme: 'diffus', papers: 9 }])).toBeNull();
  });

  it('is written as the papers write what was meant', () => {
    const texts = ['Diffusion models diffuse.', 'A diffusion model', 'Diffused light'];
    expect(writtenForm('diffus', 'difusion', texts)).toBe('diffusion');
    expect(writtenForm('owl', 'olw', texts)).toBeNull();
  });
});
