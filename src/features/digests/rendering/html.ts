import { plainLine } from '@/lib/plain-line';
import { htmlElement as tag, type Xml } from '@/lib/xml';
import { mailHref } from './href';
import { BACKGROUND, BUTTON, LOOKS, type Look, STYLE_SHEET } from './look';
import type { Block, Letter } from './tree';

/** Where a column may be wider than 600 pixels only Outlook for Windows has to be told. */
const WIDTH = '600';
const OUTLOOK_BEGINS: Xml = {
  xml: `<!--[if mso]><table role="presentation" width="${WIDTH}" align="center"><tr><td><![endif]-->`,
};
const OUTLOOK_ENDS: Xml = { xml: '<!--[if mso]></td></tr></table><![endif]-->' };

const TABLE = { role: 'presentation', border: '0', cellpadding: '0', cellspacing: '0' };

/**
 * A letter as HTML for mail programs, well-formed as XML whatever it says: tables where they are needed, styles on the
 * elements, nothing that is loaded from anywhere, nothing that runs.
 */
export function htmlOf(letter: Letter): string {
  const head = tag('head', {}, [
    tag('meta', { 'http-equiv': 'Content-Type', content: 'text/html; charset=utf-8' }),
    tag('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    tag('meta', { name: 'color-scheme', content: 'light dark' }),
    tag('meta', { name: 'supported-color-schemes', content: 'light dark' }),
    tag('meta', { name: 'format-detection', content: 'telephone=no, date=no, address=no, email=no' }),
    tag('title', {}, plainLine(letter.subject)),
    tag('style', {}, [{ xml: STYLE_SHEET }]),
  ]);
  const column = tag('table', { ...TABLE, width: '100%', style: `max-width:${WIDTH}px` }, [
    tag('tr', {}, [tag('td', LOOKS.column, [...letter.body, ...letter.footer].map(blockElement))]),
  ]);
  const sheet = tag('table', { ...TABLE, width: '100%', bgcolor: BACKGROUND, ...LOOKS.sheet }, [
    tag('tr', {}, [tag('td', { align: 'center' }, [OUTLOOK_BEGINS, column, OUTLOOK_ENDS])]),
  ]);
  // Where it is shown as a page of its own, a screen reader finds its way to it.
  const main = tag('div', { role: 'main' }, [previewElement(letter.preview), sheet]);
  const body = tag('body', { bgcolor: BACKGROUND, ...LOOKS.page }, [main]);
  return `<!DOCTYPE html>\n${tag('html', { lang: 'en' }, [head, body]).xml}\n`;
}

/** How many bytes these blocks take in a letter. */
export function htmlBytes(blocks: Block[]): number {
  return Buffer.byteLength(blocks.map((block) => blockElement(block).xml).join(''));
}

function previewElement(text: string): Xml {
  const style = 'display:none;max-height:0;overflow:hidden;mso-hide:all';
  return tag('div', { style }, plainLine(text));
}

function blockElement(block: Block): Xml {
  switch (block.kind) {
    case 'masthead':
      return joined(
        tag('h1', LOOKS.name, [linked(block.name, block.href, LOOKS.plainLink)]),
        tag('p', LOOKS.issue, plainLine(block.title)),
      );
    case 'heading':
      return tag('h2', LOOKS.heading, [linked(block.text, block.href, LOOKS.plainLink)]);
    case 'title':
      return tag('h3', LOOKS.title, [linked(block.text, block.href, LOOKS.plainLink)]);
    case 'paragraph':
      return tag('p', LOOKS[block.tone], [
        block.label ? tag('span', LOOKS.label, `${plainLine(block.label)} `) : null,
        plainLine(block.text),
      ]);
    case 'button':
      return buttonElement(block);
    case 'links':
      return tag(
        'p',
        LOOKS.small,
        separated(block.items.map((item) => linked(item.text, item.href, LOOKS.link))),
      );
    case 'rule':
      return tag('hr', LOOKS.rule);
  }
}

function buttonElement({ text, href }: { text: string; href: string }): Xml {
  return tag('table', { ...TABLE, style: 'margin:24px 0' }, [
    tag('tr', {}, [tag('td', { bgcolor: BUTTON, ...LOOKS.button }, [linked(text, href, LOOKS.buttonLink)])]),
  ]);
}

function linked(text: string, href: string | null, look: Look): Xml | string {
  const address = href === null ? null : mailHref(href);
  return address === null ? plainLine(text) : tag('a', { href: address, ...look }, plainLine(text));
}

const joined = (...elements: Xml[]): Xml => ({ xml: elements.map(({ xml }) => xml).join('') });

function separated(items: (Xml | string)[]): (Xml | string)[] {
  return items.flatMap((item, place) => (place === 0 ? [item] : [' · ', item]));
}
