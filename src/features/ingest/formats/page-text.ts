import type { EditionNote, Format, FormatOptions, Parsed } from '../schema';
import { splitLines } from './lines';
import { type PageItem, readPageItems } from './page-items';
import { PageLabels } from './page-labels';
import { PagePapers } from './page-papers';
import { looksLikePage } from './page-sniff';
import { readParagraphs } from './paragraphs';

/** The text of a papers page as it is copied from a browser: furniture, then titles and abstracts in turn. */
export const pageText: Format = {
  name: 'page-text',
  title: 'The text of a papers page: titles and abstracts in turn',
  sniff: looksLikePage,
  parse: parsePage,
};

async function* parsePage(
  chunks: AsyncIterable<string>,
  options: FormatOptions,
): AsyncGenerator<Parsed | EditionNote> {
  const labels = new PageLabels<PageItem>((item) => (item.kind === 'text' ? item.text : null));
  const papers = new PagePapers(options);
  for await (const item of readPageItems(readParagraphs(splitLines(chunks)))) {
    for (const decided of labels.push(item)) yield* papers.read(decided.item, decided.label);
  }
  for (const decided of labels.end()) yield* papers.read(decided.item, decided.label);
  yield* papers.end();
}
