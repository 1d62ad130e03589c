import { seededRandom } from '../support/seeded-random';

const GIVEN = (
  'Wei Jing Yu Lei Jun Xin Min Hao Yang Tao Chen Bo Yi Ling Qing Hui Xiao Zhi Jian Feng Anna David Michael Daniel ' +
  'John James Robert Maria Laura Sarah Thomas Alexander Andrea Marco Paolo Luca Pierre Jean Marie Émile José Juan ' +
  'Carlos Ana Lucía Søren Lars Jürgen Jörg Stefan Peter Hans Ivan Dmitry Olga Natalia Sergey Akira Hiroshi Yuki Kenji ' +
  'Naoki Minh Anh Rahul Priya Arjun Sanjay Amit Neha Ahmed Mohammed Fatima Omar Ali Yann Geoffrey Yoshua Kaiming'
).split(' ');
const FAMILY = (
  'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Luo Gao Kim Lee Park Choi Nguyen Tran ' +
  'Sato Suzuki Tanaka Kumar Singh Sharma Gupta Patel Smith Johnson Brown Müller Schmidt García Martínez López Rossi ' +
  'Silva Santos Ivanov Petrov LeCun Hinton Bengio Schölkopf Łukasz Ångström Nielsen Hansen Dubois Lefèvre'
).split(' ');
const SYLLABLES =
  'ba be bo da de ka ke ko la le lo ma mi mo na ni no ra re ri ro sa se sh ta te to va ve wi za zi'.split(
    ' ',
  );

/** A name for a number; small numbers have the common family names, as is so of people. */
export function personName(number: number): string {
  const random = seededRandom(number + 1);
  const pick = (from: string[]) => from[Math.floor(random() ** 1.5 * from.length)] ?? '';
  const made = () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(SYLLABLES)).join('');
  const family = random() < 0.45 ? pick(FAMILY) : `${made().replace(/^./, (first) => first.toUpperCase())}`;
  const given = random() < 0.8 ? pick(GIVEN) : `${pick(GIVEN)}-${pick(GIVEN)}`;
  const initial = random() < 0.3 ? ` ${String.fromCharCode(65 + Math.floor(random() * 26))}.` : '';
  return `${given}${initial} ${family}`;
}

/** So many write about as much as the most prolific one; without it a twentieth of all papers would be hers. */
const PROLIFIC = 500;

/** A person as papers have them: a few write much, most once (Zipf's law as Mandelbrot has it), `people` in all. */
export function drawPerson(people: number, random: () => number): string {
  return personName(Math.floor(PROLIFIC * ((1 + people / PROLIFIC) ** random() - 1)));
}

/** Draws people one after the other, the same for the same seed. */
export function drawPeople(people: number, seed: number): () => string {
  const random = seededRandom(seed);
  return () => drawPerson(people, random);
}
