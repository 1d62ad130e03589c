import { type Token, tokenise } from './spelling';

/** One way of writing a topic. Abbreviations match as written, and with a plural s; expansions in any case. */
export type TopicForm = { form: string; kind: 'abbreviation' | 'expansion' };

/** Where a form of a topic stands in a text. */
export type Mention<Topic> = {
  topic: Topic;
  form: TopicForm;
  words: number;
  /** Several topics are written like this; there is a mention for each. */
  shared: boolean;
  start: number;
  end: number;
};

export type WithForms = { forms: TopicForm[] };
type Meaning<Topic> = { topic: Topic; form: TopicForm };
type Node<Topic> = { next: Map<string, Node<Topic>>; meanings: Meaning<Topic>[] };
type Step<Topic> = (node: Node<Topic>, token: Token) => Node<Topic> | undefined;
type Found<Topic> = { readonly meanings: readonly Meaning<Topic>[]; readonly words: number };
/** At nearly every word of a text. */
const NOTHING: Found<never> = { meanings: [], words: 1 };

/**
 * Prepares the search for every form at once: one walk along the words of a text, whatever the number of forms.
 * The longest form wins where several begin at the same word ("multimodal large language model" is no
 * "large language model"). With `ignoreCase`, for what people type, "mlp" is MLP. A text may be given as its tokens.
 */
export function createFormFinder<Topic extends WithForms>(
  topics: Topic[],
  { ignoreCase = false } = {},
): (text: string | Token[]) => Mention<Topic>[] {
  const abbreviations: Node<Topic> = { next: new Map(), meanings: [] };
  const expansions: Node<Topic> = { next: new Map(), meanings: [] };
  const written = ({ word }: Token) => (ignoreCase ? word.toLowerCase() : word);
  for (const topic of topics) {
    for (const form of topic.forms) {
      const abbreviation = form.kind === 'abbreviation';
      let node = abbreviation ? abbreviations : expansions;
      for (const token of tokenise(form.form)) node = child(node, abbreviation ? written(token) : token.stem);
      if (!node.meanings.some((meaning) => meaning.topic === topic)) node.meanings.push({ topic, form });
    }
  }
  const spelledOut: Step<Topic> = (node, token) => node.next.get(token.stem);
  const abbreviated: Step<Topic> = (node, token) => {
    const word = written(token);
    return node.next.get(word) ?? (word.endsWith('s') ? node.next.get(word.slice(0, -1)) : undefined);
  };

  return (text) => {
    const tokens = typeof text === 'string' ? tokenise(text) : text;
    const mentions: Mention<Topic>[] = [];
    for (let at = 0; at < tokens.length; ) {
      const spelled = longest(expansions, tokens, at, spelledOut);
      const short = longest(abbreviations, tokens, at, abbreviated);
      const { meanings, words } =
        spelled.words >= short.words && spelled.meanings.length > 0 ? spelled : short;
      const start = tokens[at]?.start ?? 0;
      const end = tokens[at + words - 1]?.end ?? start;
      for (const meaning of meanings) {
        mentions.push({ ...meaning, words, shared: meanings.length > 1, start, end });
      }
      at += words;
    }
    return mentions;
  };
}

/** What the longest form beginning at a word means, and how many words it has; one word of nothing otherwise. */
function longest<Topic>(root: Node<Topic>, tokens: Token[], at: number, step: Step<Topic>) {
  let found: Found<Topic> = NOTHING;
  let node: Node<Topic> | undefined = root;
  for (let end = at; node && end < tokens.length; end++) {
    const token = tokens[end];
    node = token && step(node, token);
    if (node && node.meanings.length > 0) found = { meanings: node.meanings, words: end - at + 1 };
  }
  return found;
}

function child<Topic>(node: Node<Topic>, key: string): Node<Topic> {
  const found = node.next.get(key);
  if (found) return found;
  const made: Node<Topic> = { next: new Map(), meanings: [] };
  node.next.set(key, made);
  return made;
}
