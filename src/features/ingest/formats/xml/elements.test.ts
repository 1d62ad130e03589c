import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../../../../tests/support/any-text';
import { MAX_ELEMENT_LENGTH } from '../raw-element';
import { chunksOf, collect, isStorable } from '../testing';
import { splitXmlElements } from './elements';
import { XML_LIMITS } from './limits';
import { textWithin } from './node';

const OUTLINE = { list: { group: {} } };
const split = (text: string, lengths: number[] = []) =>
  collect(splitXmlElements(chunksOf(text, lengths), OUTLINE));
const listOf = (elements: string) => `<list>${elements}</list>`;
const raws = async (text: string) => (await split(text)).items.map(({ raw }) => raw);

describe('the elements of XML', () => {
  it('are cut with their text and their place', async () => {
    const text =
      '<?xml version="1.0"?>\n<list>\n <a x="1">é &amp; <b><![CDATA[<c>]]></b></a >\n<group><d/></group></list>\n';
    for (const lengths of [[], [1], [2, 3], [7]]) {
      const { items, error } = await split(text, lengths);
      expect(error).toBeNull();
      expect(items.map(({ raw, line, offset }) => ({ raw, line, offset }))).toEqual([
        { raw: '<a x="1">é &amp; <b><![CDATA[<c>]]></b></a >', line: 3, offset: 30 },
        { raw: '<d/>', line: 4, offset: 83 },
      ]);
      expect(items[0]?.node).toMatchObject({ name: 'a', attributes: { x: '1' } });
      expect(textWithin(items[0]?.node ?? { name: '', attributes: {}, content: [] })).toBe('é & <c>');
    }
  });

  it('have names with their namespaces, whatever prefix stands for them', async () => {
    const { items } = await split('<list xmlns:p="urn:x"><p:a/><a xmlns="urn:x"/><a/></list>');
    expect(items.map(({ node }) => node.name)).toEqual(['{urn:x}a', '{urn:x}a', 'a']);
  });

  it('may have the name of anything', async () => {
    expect(await raws(listOf('<constructor/><__proto__ __proto__="x"/>'))).toEqual([
      '<constructor/>',
      '<__proto__ __proto__="x"/>',
    ]);
  });

  it('are told from markup that only looks like them', async () => {
    expect(await raws(listOf('<!-- <a> > <b> --><?go <a>?><c d=">"/>'))).toEqual(['<c d=">"/>']);
  });

  it('are read as UTF-8 text whatever encoding is declared, and after a line too much', async () => {
    for (const encoding of ['ISO-8859-1', 'UTF-16', 'no-such']) {
      const { items, error } = await split(
        `\n<?xml version="1.0" encoding="${encoding}"?><list><a>é</a></list>`,
      );
      expect([items.map(({ raw }) => raw), error]).toEqual([['<a>é</a>'], null]);
    }
  });

  it('with a character or entity that XML does not have are a problem of their own', async () => {
    const faulty = ['\u0001', '&nbsp;', '&#0;', '&#xd800;', '&;', ']]>', 'R&D; \uffff'];
    for (const text of faulty) {
      const { items, error } = await split(listOf(`\n<a>${text}</a><b>fine</b>`));
      expect(error).toBeNull();
      expect(items[0]?.problem).toMatch(/^not well-formed XML: .* \(line 2\)$/);
      expect(items[1]).toMatchObject({ raw: '<b>fine</b>', problem: null });
    }
    expect((await split(listOf('&nbsp;'))).error?.message).toMatch(/an entity that is not defined/);
  });

  it('that came before the structure breaks stay, and the error says where it does', async () => {
    for (const [rest, message] of [
      ['\n<b>x</c>', /^broken XML: unexpected close tag \(line 2, byte 15\)$/],
      ['\n<b>AT&T</b></list>', /^broken XML: it ends too early within the element that begins in line 2/],
      ['\n<b', /^broken XML: it ends too early \(line 2, byte 13\)$/],
      ['</list>\n<list/>', /only one root/],
      ['</list> more', /something other than white space and comments outside of the root/],
      ['<b x=1/>', /unquoted attribute value/],
      ['<b x="1" x="2"/>', /duplicate attribute/],
      ['<p:b/>', /unbound namespace prefix/],
    ] as const) {
      const { items, error } = await split(`<list><a/>${rest}`);
      expect(items[0]?.raw).toBe('<a/>');
      expect(error?.message).toMatch(message);
    }
    expect((await split('')).error?.message).toMatch(/it ends too early/);
    expect((await split('\n<html></html>')).error?.message).toMatch(/expected <list>, found <html> \(line 2/);
    expect((await split('{"a":1}')).error?.message).toMatch(
      /something other than white space and comments outside of the root/,
    );
  });

  it('are not read behind a DOCTYPE: entities of a document cannot multiply', async () => {
    const bomb = '<!DOCTYPE list [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><list><a>&b;</a></list>';
    expect((await split(bomb)).error?.message).toMatch(/<!DOCTYPE.*is not read/);
    expect((await split(`<!DOCTYPE ${'x'.repeat(XML_LIMITS.piece)}`, [65_536])).error?.message).toMatch(
      /longer than/,
    );
  });

  it('may be as large as is allowed', async () => {
    const deep = (levels: number) => listOf('<a>'.repeat(levels) + '</a>'.repeat(levels));
    expect((await split(deep(XML_LIMITS.depth - 1))).error).toBeNull();
    expect((await split(deep(XML_LIMITS.depth))).error?.message).toMatch(/nested deeper than 64 levels/);

    const flood = (count: number) =>
      listOf(`<a ${Array.from({ length: count }, (_, n) => `n${n}=""`).join(' ')}/>`);
    expect((await split(flood(XML_LIMITS.attributes))).error).toBeNull();
    expect((await split(flood(XML_LIMITS.attributes + 1))).error?.message).toMatch(
      /more than 256 attributes/,
    );

    const crowd = (count: number) => listOf(`<a>${'<b/>'.repeat(count - 1)}</a><c/>`);
    expect((await split(crowd(XML_LIMITS.elements))).items[0]?.problem).toBeNull();
    const crowded = (await split(crowd(XML_LIMITS.elements + 1))).items;
    expect(crowded.map(({ problem }) => problem)).toEqual([
      expect.stringMatching(/more than 50000 elements/),
      null,
    ]);
  });

  it('that are too long are cut and told of; the next is read', async () => {
    const half = `<b>${'x'.repeat(MAX_ELEMENT_LENGTH / 2)}</b>`;
    const { items, error } = await split(listOf(`<a>${half}${half}</a><c/>`), [65_536]);
    expect(error).toBeNull();
    expect(items[0]?.problem).toMatch(/^longer than 4194304 characters; only its first 65536/);
    expect(items[0]?.node.content).toEqual([]);
    expect(items[1]).toMatchObject({ raw: '<c/>', problem: null });
    const endless = `<list><a>${'x'.repeat(XML_LIMITS.piece + 1)}`;
    expect((await split(endless, [65_536])).error?.message).toMatch(/a text, tag or comment longer than/);
    const comment = `<list><!-- ${`<${'x'.repeat(63)}`.repeat(XML_LIMITS.piece / 64)}`;
    expect((await split(comment, [65_536])).error?.message).toMatch(/a text, tag or comment longer than/);
  });

  it('of any text at all are the same however it is cut', async () => {
    const markup = fc.constantFrom(
      '<list>',
      '</list>',
      '<a b="c">',
      '</a>',
      '<d/>',
      '&amp;',
      '&x;',
      '<![CDATA[',
      ']]>',
      '\r\n',
      '<!--',
      '-->',
    );
    const text = fc.array(fc.oneof({ weight: 3, arbitrary: markup }, anyText), { maxLength: 12 });
    const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(text, lengths, async (parts, cuts) => {
        const body = `<list>${parts.join('')}`.toWellFormed().replaceAll('\0', '');
        const whole = await split(body);
        expect(await split(body, cuts)).toEqual(whole);
        expect(isStorable(whole)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
