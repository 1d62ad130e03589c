import { describe, expect, it } from 'vitest';
import { pictureUrl } from './web-address';

describe('the address of a picture', () => {
  it('is kept as it was given', () => {
    const address = 'https://cdn.example.org/thumbnails/2406.11944.png?size=big';
    expect(pictureUrl(address)).toBe(address);
  });

  it('is none that is not whole and of the web', () => {
    for (const address of [
      'javascript:alert(1)',
      'data:image/png;base64,AAAA',
      '//cdn.example.org/a.png',
      '/a.png',
      'a.png',
      'http://user:secret@cdn.example.org/a.png',
      'https://',
      '',
    ]) {
      expect(pictureUrl(address), address).toBeNull();
    }
  });
});
