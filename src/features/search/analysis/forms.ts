/** Forms that no rule finds, each line a word and what else counts as it. */
const FORMS = `
  appendix appendices
  automaton automata
  axis axes
  bacterial bacteria bacterium
  child children
  corpus corpora
  criterion criteria
  deep deeper deepest
  fast faster fastest
  focus foci
  fungus fungi
  good better best
  high higher highest
  index indices
  large larger largest
  lens lenses
  locus loci
  long longer longest
  low lower lowest
  man men
  matrix matrices
  maximum maxima
  minimum minima
  mitochondrial mitochondria mitochondrion
  momentum momenta
  mouse mice
  nucleus nuclei
  optimum optima
  phenomenon phenomena
  quantum quanta
  schema schemata
  short shorter shortest
  simplex simplices
  small smaller smallest
  spectrum spectra
  stimulus stimuli
  strong stronger strongest
  vertex vertices
  vortex vortices
  weak weaker weakest
  wide wider widest
  woman women
`;

/**
 * Technical words that stemming would file with others of another meaning, each line a lexeme and the words filed under
 * it: transformers are no transforms, experiments no experience, objectives no objects, positions not positive.
 */
const KEPT = `
  adapter adapter adapters
  bayes bayes
  critical critical critically criticality
  experiment experiment experiments experimental experimentally experimentation experimenting experimented
  lens lens lenses
  objective objective objectives
  optimizer optimizer optimizers
  organization organization organizations organizational
  position position positions positional positioning positioned
  tokeniz tokenize tokenizes tokenized tokenizing tokenizer tokenizers tokenization
  transformer transformer transformers
  universal universal universally universality
`;

const forms = new Map(lines(FORMS).flatMap(([word = '', ...others]) => others.map((form) => [form, word])));
const kept = new Map(lines(KEPT).flatMap(([lexeme = '', ...words]) => words.map((word) => [word, lexeme])));

/** Forms that begin with another letter than their word, and that word: "better", "best". */
export const CHANGED_INITIALS = [...forms].filter(([form, word]) => form[0] !== word[0]);

/** The lexeme of a technical word that is not stemmed. */
export function keptLexeme(word: string): string | undefined {
  return kept.get(word);
}

/** A word in lower case as its plainest form, in American spelling: what is then stemmed. */
export function plainForm(word: string): string {
  return forms.get(word) ?? american(word);
}

/**
 * British spelling as American, and the nouns of Greek verbs as the verbs: "analysis" as "analyze". A word it takes for
 * British by mistake ("noise") is mistaken everywhere alike.
 */
function american(word: string): string {
  return word
    .replace(/(?<=[a-z]{3})is(?=(?:ation|ations|ing|e|es|ed|er|ers|able)$)/, 'iz')
    .replace(/(?<=[a-z]{2}l)ys[ei]s$/, 'yze')
    .replace(/(?<=[a-z]{2}thes)[ei]s$/, 'ize')
    .replace(/(?<=[a-z]{3})ys(?=(?:e|ed|er|ers|ing)$)/, 'yz')
    .replace(/^(behavi|col|neighb|fav|lab|tum|flav|harb|hum|hon|rum|vap)our/, '$1or')
    .replace(/^(cent|fib|met|theat)re(?=s?$)/, '$1er')
    .replace(/(?<=[a-z]{2}(?:l|g))ogue(?=s?$)/, 'og')
    .replace(/^programme(?=s?$)/, 'program')
    .replace(/(?<=[a-z])aem(?=i[ac])|(?<=^h)aem/, 'em')
    .replace(/^oe(?=str|dem|soph)/, 'e')
    .replace(/^(orthop|p)aed(?=i)/, '$1ed');
}

function lines(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
}
