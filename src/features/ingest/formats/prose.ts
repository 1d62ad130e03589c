/**
 * How much a paragraph looks like prose (an abstract, or a part of one) rather than a title, as log-odds: 0 is even,
 * 5 is 150 to 1. The weights began as those of a logistic regression on 21,000 public titles and sentences of their
 * abstracts, and were then set by hand on pages made of 6,865 papers, some without abstracts or with split ones.
 */
export function proseWeight(paragraph: string): number {
  const text = paragraph.slice(0, JUDGED_LENGTH);
  const end = paragraph.slice(-4);
  const words = text.match(/\p{L}[\p{L}\p{N}_'’-]*/gu) ?? [];
  const proseWords = words.filter((word) => PROSE_WORDS.has(word.toLowerCase())).length;
  return (
    -3.2 +
    2.5 * Math.log(Math.max(1, Math.min(paragraph.length, 400)) / 100) +
    2.4 * Math.min(proseWords, 5) -
    4.7 * capitalised(words) +
    (/[.。]["')\]”’]*$/.test(end) ? 5.4 : 0) -
    (/[?!？！]["')\]”’]*$/.test(end) ? 0.8 : 0) +
    (/https?:\/\/|www\.|\w\.(?:io|com|org|net|ai|edu)\b/.test(text) ? 8 : 0) -
    (/^[^.:]{2,40}: /.test(text) ? 0.8 : 0)
  );
}

/** Longer paragraphs are prose by their length: their beginning is enough. */
const JUDGED_LENGTH = 1_000;

/** Words of sentences: pronouns, finite verbs and what joins clauses. Titles have few of them. */
const PROSE_WORDS = new Set(
  (
    'we our ours us this these those is are was were be been has have had it its they their them can could may might ' +
    'that which while however such also than there show shows propose present introduce demonstrate achieve ' +
    'achieves available where when should will would'
  ).split(' '),
);

/** Words that a title keeps in lower case, so that they say nothing. */
const SMALL_WORDS = new Set(
  (
    'a an the of for in on with and or to by from via at as is are be into over under vs using its it your you we ' +
    'not no how but than that'
  ).split(' '),
);

/** The share of words that begin with a capital, the first word and small words not counted; half of none. */
function capitalised(words: string[]): number {
  const telling = words.slice(1).filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
  if (telling.length === 0) return 0.5;
  return telling.filter((word) => /^\p{Lu}/u.test(word)).length / telling.length;
}
