import { describe, expect, it } from 'vitest';
import { readRedirect } from './redirect';

const read = (location: string | undefined, from: string) => String(readRedirect(location, new URL(from)));

describe('a redirect', () => {
  it.each([
    ['/new', 'https://papers.example/old', 'https://papers.example/new'],
    ['//other.example/new', 'https://papers.example/old', 'https://other.example/new'],
    ['?page=2', 'http://papers.example/old?page=1', 'http://papers.example/old?page=2'],
    ['https://papers.example/', 'http://papers.example/', 'https://papers.example/'],
  ])('to %s leads on', (location, from, to) => expect(read(location, from)).toBe(to));

  it('away from https is refused', () => {
    expect(read('http://reader:hunter2@papers.example/#x', 'https://papers.example/')).toBe(
      'to http://papers.example/, away from https',
    );
  });

  it('to nowhere is refused', () => {
    expect(read(undefined, 'https://papers.example/')).toBe('without saying where to go');
    expect(read('http://reader:hunter2@[half', 'https://papers.example/')).not.toContain('hunter2');
  });
});
