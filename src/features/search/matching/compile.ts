import type { Leaf, Node } from '../language/tree';
import { type Concept, matchConcept } from './concept';
import { matchFilter } from './filter-match';
import { lexemesOf, type Match, matchAll, matchAny, matchNot } from './match';
import type { Sequence } from './tsquery';
import { matchWords, partsOfWord, type WordMatch, type WordPart } from './word-match';

/** A word, phrase or concept that papers are ranked by. */
export type Term = {
  /** As it stands in the query. */
  label: string;
  start: number;
  end: number;
  /** Ways of writing it; what is marked, and what is counted. */
  sequences: Sequence[];
  /** Its topic's facet, where it is a concept that has one, and how many papers are about it. */
  facet: number | null;
  papers: number;
  /** What it asks by itself, where the query can do without it: a bare word that all results should have. */
  loose: Match | null;
  /** It says again what the terms before it say, as one word: it only adds to them. */
  isWhole: boolean;
};

/** What a query is known to name. */
export type Named = {
  concepts: Concept[];
  /** The facet of each topic that a `topic:` names. */
  topics: Map<string, number>;
};

export type Compiled = {
  match: Match;
  terms: Term[];
  /** What must hold besides the loose terms; null where that is nothing. */
  fixed: Match | null;
};

/** What a query asks of papers, and what they are ranked by; null where it asks for nothing: stop words only. */
export function compileQuery(tree: Node, text: string, named: Named): Compiled | null {
  const compiler = new Compiler(text, named);
  const parts = compiler.parts(tree.kind === 'and' ? tree.nodes : [tree], true);
  if (parts.length === 0) return null;
  const fixed = parts.filter(({ loose }) => !loose).map(({ match }) => match);
  return {
    match: matchAll(parts.map(({ match }) => match)),
    terms: compiler.terms,
    fixed: fixed.length > 0 ? matchAll(fixed) : null,
  };
}

/** All lexemes that it asks for or ranks by, each once. */
export function lexemesIn({ match, terms }: Compiled): string[] {
  const written = terms.flatMap(({ sequences }) => sequences.flat().map(({ lexeme }) => lexeme));
  return [...new Set([...written, ...lexemesOf(match.check)])];
}

type Part = { match: Match; loose: boolean };

/** Of more terms than this no word is taken apart: a cursor holds what each is worth. */
const MOST_APART = 48;

class Compiler {
  readonly terms: Term[] = [];

  constructor(
    private readonly text: string,
    private readonly named: Named,
  ) {}

  /** The nodes that must all hold; a concept may take several words. */
  parts(nodes: Node[], isTop: boolean): Part[] {
    const taken = new Set<Concept>();
    return nodes.flatMap((node): Part[] => {
      const concept = this.conceptOf(node, nodes);
      if (concept && taken.has(concept)) return [];
      if (concept) {
        taken.add(concept);
        const match = this.concept(concept, isTop);
        return match ? [{ match, loose: isTop }] : [];
      }
      const match = this.node(node, isTop);
      return match ? [{ match, loose: isTop && isLoose(node) }] : [];
    });
  }

  private node(node: Node, isTop: boolean): Match | null {
    if (node.kind === 'and') return whole(this.parts(node.nodes, false));
    if (node.kind === 'or') {
      const matches = node.nodes.flatMap((inner) => whole(this.parts([inner], false)) ?? []);
      return matches.length > 0 ? matchAny(matches) : null;
    }
    if (node.kind === 'not') {
      // What must not be there is neither widened nor ranked by.
      const match = whole(new Compiler(this.text, { ...this.named, concepts: [] }).parts([node.node], false));
      return match && matchNot(match);
    }
    return node.kind === 'words' ? this.words(node, isTop) : matchFilter(node, this.named.topics);
  }

  private words(node: Leaf & { kind: 'words' }, isTop: boolean): Match | null {
    const found = matchWords(node);
    if (!found) return null;
    const isAsTyped = isLoose(node) && this.text.startsWith(node.text, node.start);
    const apart = isAsTyped ? partsOfWord(node.text) : [];
    const parts = this.terms.length + apart.length <= MOST_APART ? apart : [];
    for (const { start, end, ...part } of parts.length > 0 ? parts : [wholeOf(node, found)]) {
      const place = { start: node.start + start, end: node.start + end };
      this.addTerm(place, { ...part, facet: null, papers: 0 }, isTop && isLoose(node) && !part.isWhole);
    }
    return found.match;
  }

  private concept(concept: Concept, isTop: boolean): Match | null {
    const found = matchConcept(concept, this.text.slice(concept.start, concept.end));
    const { facet, papers } = concept;
    if (found) this.addTerm(concept, { ...found, facet, papers, isWhole: false }, isTop);
    return found?.match ?? null;
  }

  private addTerm(
    { start, end }: { start: number; end: number },
    { match, ...found }: Pick<Term, 'sequences' | 'facet' | 'papers' | 'isWhole'> & { match: Match },
    isLooseTerm: boolean,
  ): void {
    const label = this.text.slice(start, end);
    this.terms.push({ label, start, end, ...found, loose: isLooseTerm ? match : null });
  }

  /** The concept whose words a node is one of, where all of them are among its neighbours. */
  private conceptOf(node: Node, neighbours: Node[]): Concept | undefined {
    if (!isLoose(node)) return undefined;
    return this.named.concepts.find(
      ({ start, end }) =>
        start <= node.start && node.end <= end && covers(neighbours, { start, end }, this.text),
    );
  }
}

function wholeOf({ start, end }: Leaf, found: WordMatch): WordPart {
  return { ...found, start: 0, end: end - start, isWhole: false };
}

/** Bare words, which a paper may have in whatever form. */
function isLoose(node: Node): boolean {
  return node.kind === 'words' && !node.quoted && node.field === null;
}

/** Whether the loose words among these nodes are all there is between two places. */
function covers(nodes: Node[], { start, end }: { start: number; end: number }, text: string): boolean {
  let at = start;
  for (const node of nodes) {
    if (node.start < start || node.end > end) continue;
    if (!isLoose(node) || /\S/.test(text.slice(at, node.start))) return false;
    at = node.end;
  }
  return at > start && !/\S/.test(text.slice(at, end));
}

function whole(parts: Part[]): Match | null {
  return parts.length > 0 ? matchAll(parts.map(({ match }) => match)) : null;
}
