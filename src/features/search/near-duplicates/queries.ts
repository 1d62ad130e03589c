import 'server-only';
import { listPaperNames, type PaperName } from '@/features/papers/queries';
import { bandFacet } from '../facets';
import { allOf, anyOf, facetKey, keysOf } from '../matching/tsquery';
import { listTermCounts } from '../statistics/sql';
import { type Compared, foldAlike, shareOfNear } from './fold';
import { listCompared, listSharing, listSharingBands } from './sql';

/** A near-duplicate of a paper lacks all of so many of its rarest words with less than one in a million. */
const RAREST = 8;
const MOST_COMPARED = 60;
const MOST = 20;

/** A paper with nearly the same text, and the share of words in common. */
export type NearDuplicate = { paper: PaperName; share: number };

/** Papers with nearly the same text as this one, most alike first: other versions, the same under another title. */
export async function listNearDuplicates(paperId: number): Promise<NearDuplicate[]> {
  const [paper] = await listCompared([paperId]);
  const keys = paper && (await keysOfNear(paper));
  if (!keys) return [];
  const found = await listSharing({ keys, facets: bandsOf(paper), limit: MOST_COMPARED });
  const others = await listCompared(found.filter((id) => id !== paperId));
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

/** Of papers in their order, those that are near-duplicates of an earlier one: the id of that one, and theirs. */
export async function foldNearDuplicates(ids: number[]): Promise<Map<number, number[]>> {
  if (ids.length < 2) return new Map();
  const found = new Map((await listSharingBands(ids)).map((paper) => [paper.id, paper]));
  return foldAlike(ids.flatMap((id) => found.get(id) ?? []));
}

/**
 * What the index is asked: any band of its likeness, and any of its rarest words. Of a million papers tens of
 * thousands share a band by chance, few of them a rare word as well.
 */
async function keysOfNear(paper: Compared): Promise<string | null> {
  const bands = anyOf(bandsOf(paper).map(facetKey));
  if (bands === null) return null;
  const rarest = [...(await listTermCounts([...paper.words]))]
    .filter(([, papers]) => papers > 1)
    .sort((one, other) => one[1] - other[1])
    .slice(0, RAREST);
  const words = anyOf(rarest.flatMap(([lexeme]) => keysOf([{ lexeme, offset: 0 }])));
  return words === null ? null : allOf([bands, words]);
}

function bandsOf({ bands }: Compared): number[] {
  return bands.map((band, place) => bandFacet(place, band));
}
