import { seededRandom } from '../../support/seeded-random';
import type { RealPaper } from '../search/corpus/real-papers';

const WORDS = (
  'learning neural models language graph attention deep vision robust efficient diffusion sparse training of for with ' +
  'towards adaptive multimodal generation segmentation reasoning retrieval transformers inference under noise and'
).split(' ');
const VENUES = 'cvpr icml nips acl icra'.split(' ');
const PAPERS = 2_000;

/** Papers of a few dozen words, to stand in for the real ones where these are absent. */
export function* plainPapers(): Generator<RealPaper> {
  const random = seededRandom(11);
  const wordOf = (list: string[]) => list[Math.floor(random() * list.length)] ?? '';
  const words = (count: number) => Array.from({ length: count }, () => wordOf(WORDS)).join(' ');
  const sentence = (count: number) => words(count).replace(/^./, (first) => first.toUpperCase());
  for (let made = 0; made < PAPERS; made += 1) {
    const abstract = Array.from({ length: 8 }, () => `${sentence(20)}.`).join(' ');
    yield { title: sentence(9), abstract, venue: wordOf(VENUES), year: 2020 };
  }
}
