import { pickWeighted, type Random } from './draws';

type Weights = readonly (readonly [string, number])[];

/** Secondary categories, and the primary ones of venues of no one subject, about as arXiv has them. */
const ALL: Weights = [
  ['cs.LG', 34],
  ['cs.AI', 16],
  ['cs.CV', 14],
  ['stat.ML', 12],
  ['cs.CL', 9],
  ['cs.RO', 5],
  ['math.OC', 2],
  ['eess.IV', 2],
  ['eess.SY', 1.5],
  ['cs.IR', 1.5],
  ['cs.HC', 1.3],
  ['math.ST', 1.2],
  ['stat.ME', 1.2],
  ['cs.NE', 1],
  ['cs.CR', 1],
  ['cs.GR', 0.8],
  ['cs.DS', 0.8],
  ['cs.IT', 0.8],
  ['cs.SD', 0.7],
  ['eess.AS', 0.7],
  ['eess.SP', 0.6],
  ['cs.SI', 0.6],
  ['cs.GT', 0.6],
  ['cs.MA', 0.6],
  ['cs.SE', 0.6],
  ['cs.CY', 0.5],
  ['cs.DC', 0.5],
  ['cs.MM', 0.4],
  ['math.NA', 0.4],
  ['math.PR', 0.3],
  ['q-bio.QM', 0.3],
  ['q-bio.NC', 0.3],
  ['quant-ph', 0.3],
  ['physics.comp-ph', 0.2],
  ['econ.EM', 0.2],
  ['q-fin.ST', 0.1],
  ['cond-mat.dis-nn', 0.1],
  ['astro-ph.IM', 0.1],
];

const SUBJECTS: readonly (readonly [RegExp, Weights])[] = [
  [
    /^(iros|icra|rss|corl)$/,
    [
      ['cs.RO', 80],
      ['eess.SY', 7],
      ['cs.CV', 6],
      ['cs.LG', 4],
      ['cs.AI', 3],
    ],
  ],
  [
    /^(cvpr|eccv|iccv|wacv|3dv)$/,
    [
      ['cs.CV', 89],
      ['cs.LG', 4],
      ['eess.IV', 4],
      ['cs.GR', 3],
    ],
  ],
  [
    /^(acl|naacl|coling|colm)$/,
    [
      ['cs.CL', 87],
      ['cs.LG', 5],
      ['cs.AI', 4],
      ['cs.IR', 4],
    ],
  ],
];

/** How many categories a paper has. */
const COUNTS = [
  [1, 37],
  [2, 33],
  [3, 17],
  [4, 8],
  [5, 4],
  [6, 1],
] as const;

/** A paper's categories, the primary one first, as befits its venue. */
export function drawCategories(venue: string, random: Random): string[] {
  const [, primary] = SUBJECTS.find(([venues]) => venues.test(venue)) ?? [null, ALL];
  const categories = new Set([pickWeighted(primary, random)]);
  const count = pickWeighted(COUNTS, random);
  while (categories.size < count) categories.add(pickWeighted(ALL, random));
  return [...categories];
}
