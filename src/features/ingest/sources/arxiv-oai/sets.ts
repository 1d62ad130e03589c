import { decodeBody } from '../../body';
import { BodyError } from '../../body-error';
import { oai, ROOT } from '../../formats/oai/document';
import { splitXmlElements } from '../../formats/xml/elements';
import { textOf, textWithin } from '../../formats/xml/node';
import type { SourceContext } from '../context';
import { ARXIV } from '../sites';
import { SourceError } from '../source-error';

/** arXiv has some two hundred sets on one page. */
const MOST_PAGES = 20;

/** The sets of the categories, as arXiv names them: "cs:cs:CL" for cs.CL, "physics:hep-th" for hep-th. */
export async function findSets(context: SourceContext, categories: readonly string[]): Promise<string[]> {
  const known = await listSets(context);
  const found = categories.map((category) => ({ category, set: setOf(category, known) }));
  const missing = found.filter(({ set }) => set === null).map(({ category }) => category);
  if (missing.length > 0) {
    throw new SourceError(
      `arXiv has no set for ${missing.join(', ')} (ARXIV_CATEGORIES); it has ${known.slice(0, 40).join(', ')}`,
    );
  }
  return [...new Set(found.flatMap(({ set }) => set ?? []))];
}

/**
 * A set is a path of groups, archive and subject. An archive's own set is the shortest that ends with it; an archive
 * that is a category itself may stand twice ("physics:hep-th:hep-th").
 */
export function setOf(category: string, known: readonly string[]): string | null {
  const path = category.split('.');
  const ends = (set: string) => set.split(':').slice(-path.length).join('.') === category;
  const candidates = known.filter(ends).toSorted((one, other) => one.length - other.length);
  return candidates[0] ?? null;
}

/** The category of a set: "cs:cs:CL" is cs.CL, "physics:hep-th" and "physics:hep-th:hep-th" are hep-th. */
export function categoryOf(set: string): string {
  const path = set.split(':');
  const [archive, subject] = path.slice(-2);
  return path.length > 2 && archive !== subject ? `${archive}.${subject}` : (path.at(-1) ?? set);
}

async function listSets(context: SourceContext): Promise<string[]> {
  const sets: string[] = [];
  let token: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const asked: Record<string, string> = token ? { resumptionToken: token } : {};
    const read: SetsPage = await readSets(context, { verb: 'ListSets', ...asked });
    sets.push(...read.sets);
    token = read.token;
    if (!token) return sets;
  }
  throw new SourceError(`arXiv: the list of sets has more than ${MOST_PAGES} pages`);
}

type SetsPage = { sets: string[]; token: string | null };

async function readSets(context: SourceContext, parameters: Record<string, string>): Promise<SetsPage> {
  const { ARXIV_OAI_URL, INGEST_MAX_BYTES: maxBytes } = context.settings;
  const url = `${ARXIV_OAI_URL}?${new URLSearchParams(parameters)}`;
  const answer = await context.fetcher.fetchText(ARXIV, { url, signal: context.signal });
  const text = answer.state === 'fetched' ? answer.text : '';
  try {
    return await readPage(decodeBody(bytesOf(text), { maxBytes }));
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    throw new SourceError(`arXiv: ${url} sent what cannot be read: ${error.message}`);
  }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function readPage(chunks: AsyncIterable<string>): Promise<SetsPage> {
  const page: SetsPage = { sets: [], token: null };
  for await (const { node } of splitXmlElements(chunks, { [ROOT]: { [oai('ListSets')]: {} } })) {
    if (node.name === oai('set')) page.sets.push(textOf(node, oai('setSpec'))?.trim() ?? '');
    if (node.name === oai('resumptionToken')) page.token = textWithin(node).trim() || null;
    if (node.name === oai('error')) throw new SourceError(`arXiv has no sets: ${textWithin(node).trim()}`);
  }
  return page;
}
