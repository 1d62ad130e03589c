import 'server-only';
import { listPaperNames, type PaperName } from '@/features/papers/queries';
import { allOf, anyOf, quoteLexeme } from '../matching/tsquery';
import { listTerms } from '../statistics/sql';
import { type Compared, comparedBy, foldAlike, isFar, shareOfNear } from './fold';
import { mostInCommon, sketchOf } from './sketch';
import { listCoded, listSharing } from './sql';

/** Of this many of a paper's rarest words a near-duplicate has at least two but for one in some thousand. */
const RAREST = 12;
const MOST_COMPARED = 60;
const MOST = 20;

/** A paper with nearly the same text, and the share of words in common. */
export type NearDuplicate = { paper: PaperName; share: number };

/** Papers with nearly the same text as this one, most alike first: other versions, the same under another title. */
export async function listNearDuplicates(paperId: number): Promise<NearDuplicate[]> {
  const [paper] = await compare([paperId]);
  if (!paper) return [];
  const rarest = await rarestOf(paper);
  if (rarest.length < 2) return [];
  const found = await listSharing({
    keys: anyTwoOf(rarest.map(({ lexeme }) => quoteLexeme(lexeme))),
    codes: rarest.map(({ code }) => code),
    limit: MOST_COMPARED,
  });
  const others = await compare(found.filter((id) => id !== paperId));
  const near = others
    .flatMap((other) => {
      const share = shareOfNear(paper, other);
      return share === null ? [] : [{ id: other.id, share }];
    })
    .toSorted((one, other) => other.share - one.share || other.id - one.id)
    .slice(0, MOST);
  const names = await listPaperNames(near.map(({ id }) => id));
  return near.flatMap(({ id, share }) => {
    const name = names.get(id);
    return name ? [{ paper: name, share }] : [];
  });
}

/**
 * Of papers in their order, those that are near-duplicates of an earlier one: the id of that one, and theirs. Documents that
 * are at hand are not read again.
 */
export async function foldNearDuplicates(
  papers: { id: number; coded: string | null }[],
): Promise<Map<number, number[]>> {
  if (papers.length < 2) return new Map();
  const unread = papers.flatMap(({ id, coded }) => (coded === null ? id : []));
  const read = new Map(
    (unread.length > 0 ? await listCoded(unread) : []).map(({ id, coded }) => [id, coded]),
  );
  const known = papers.flatMap(({ id, coded }) => {
    const document = coded ?? read.get(id);
    return document === undefined ? [] : [sketched(id, document)];
  });
  return foldAlike(
    known,
    (one, other) =>
      !isFar(mostInCommon(one.sketch, other.sketch)) &&
      shareOfNear(one.compared(), other.compared()) !== null,
  );
}

/** Most papers are ruled out by their sketch: their sets of words are made only when needed. */
function sketched(id: number, coded: string) {
  let made: Compared | null = null;
  const compared = () => {
    made ??= comparedBy(id, coded);
    return made;
  };
  return { id, sketch: sketchOf(coded), compared };
}

async function compare(ids: number[]): Promise<Compared[]> {
  return (await listCoded(ids)).map(({ id, coded }) => comparedBy(id, coded));
}

/** A paper's rarest words that another has as well. */
async function rarestOf(paper: Compared): Promise<{ lexeme: string; code: string }[]> {
  return (await listTerms([...paper.words]))
    .filter(({ papers }) => papers > 1)
    .sort((one, other) => one.papers - other.papers)
    .slice(0, RAREST);
}

/** The text of a tsquery of which any two must hold. */
function anyTwoOf(queries: string[]): string {
  const pairs = queries.flatMap(
    (query, place) => allOf([query, anyOf(queries.slice(place + 1)) ?? []].flat()) ?? [],
  );
  return anyOf(pairs.slice(0, -1)) ?? '';
}
