import { describe, expect, it } from 'vitest';
import { membersOf, schemaText } from './schema-text';

describe('a shape in words', () => {
  it('says what there may be', () => {
    expect(schemaText({ type: ['string', 'null'] })).toBe('text or null');
    expect(schemaText({ anyOf: [{ type: 'integer' }, { type: 'null' }] })).toBe('whole number or null');
    expect(schemaText({ type: 'array', items: { $ref: '#/components/schemas/Paper' } })).toBe(
      'list of Paper',
    );
    expect(schemaText({ type: 'string', enum: ['open', 'final'] })).toBe('one of open, final');
    expect(schemaText({ type: 'object', properties: { day: { type: 'string' } } })).toBe('{ day }');
  });

  it('names the members of shapes within it by their paths', () => {
    const inner = {
      type: 'object' as const,
      properties: { url: { type: 'string' as const, description: 'Where.' } },
    };
    expect(
      membersOf({
        type: 'object',
        properties: { links: { type: 'array', items: inner }, summary: { anyOf: [inner, { type: 'null' }] } },
      }),
    ).toEqual([
      { name: 'links', type: 'list of { url }', about: '' },
      { name: 'links.url', type: 'text', about: 'Where.' },
      { name: 'summary', type: '{ url } or null', about: '' },
      { name: 'summary.url', type: 'text', about: 'Where.' },
    ]);
  });
});
