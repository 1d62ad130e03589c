import type { ReactNode } from 'react';
import { numberText } from '@/lib/number-text';
import { COUNT_LIMIT } from '../counting/count-limit';
import { FIELD_ENTRIES, OPERATORS } from '../help-entries';
import { DEEPEST, MOST_TERMS } from '../language/parse';
import { QUERY_LENGTH } from '../schema';
import { FORMULA } from '../scoring';
import { HelpTable } from './help-table';

const [TITLE, AUTHORS, VENUE, ABSTRACT] = FORMULA.partWeights;

/** All that a search understands, what the order of its results is, and where its limits are. */
export function SearchHelp() {
  return (
    <>
      <Part id="words" title="Words">
        <HelpTable caption="Operators" entries={OPERATORS} />
        <p>
          An abbreviation also finds what it stands for, and the other way round: <i>MLP</i> finds{' '}
          <i>multi-layer perceptron</i>. The results say what was searched for besides; in quotes a form is
          searched as it is written. Where papers use one abbreviation for several things, the one that most
          of them mean is searched and the others are offered.
        </p>
      </Part>
      <Part id="fields" title="Fields">
        <HelpTable caption="Fields" entries={FIELD_ENTRIES} />
        <p>
          A field stands before its value without a space; a value of several words stands in quotes, and a
          group after a field is all in it: <code className="font-mono text-sm">title:(graph OR tree)</code>.
          Every field can be excluded with a minus. The filters beside the results write these fields for you:
          the address of a search holds all of it, so that it can be kept and sent.
        </p>
      </Part>
      <Part id="order" title="Order">
        <p>
          <b className="font-medium">Relevance</b> is BM25, the formula most search engines use. Each word
          adds to a paper’s rank:
        </p>
        <p className="my-3 font-serif text-lg">
          rarity × n ÷ (n + {FORMULA.k1} × ({Number((1 - FORMULA.b).toFixed(2))} + {FORMULA.b} × length ÷
          average length))
        </p>
        <p>
          where <i>n</i> is how often the paper has the word in any form, counted {TITLE} in the title,{' '}
          {ABSTRACT} in the abstract or summary, {VENUE} where it appeared and {AUTHORS} among its authors;{' '}
          <i>rarity</i> is ln(1 + (papers − having + 0.5) ÷ (having + 0.5)), of all papers here and those
          having the word; and length is counted in words. To be on a topic that is searched counts as one
          more mention. Words that stand side by side in the query add a little more where they do so in the
          paper, and votes add {FORMULA.votes} × log10(1 + votes). <i>Why this result</i> shows these numbers
          for each paper.
        </p>
        <p>
          All words must be there. Where fewer than a page of papers have them all, papers with most of them
          follow, each saying which it lacks.
        </p>
        <p>
          <b className="font-medium">Newest</b> is by date of publication,{' '}
          <b className="font-medium">most upvoted</b> by votes, and <b className="font-medium">trending</b> by
          score: votes, comments and stars weighed against age, as told at the foot of each page.
        </p>
      </Part>
      <Part id="limits" title="Limits">
        <p>
          {numberText(QUERY_LENGTH)} characters and {MOST_TERMS} terms of a query are read, and parentheses{' '}
          {DEEPEST} deep. Results are counted up to {numberText(COUNT_LIMIT)}; beyond that the counts beside
          them are of so many of the papers that stand best. Where very many papers match, relevance is
          weighed for the best by score, the most upvoted, and those with the words in their title. What a
          query says that is not understood is searched as words, and the results say so.
        </p>
      </Part>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mb-9 max-w-article space-y-3 text-pretty">
      <h2 id={id} className="mb-3 scroll-mt-6 font-serif text-2xl font-medium">
        {title}
      </h2>
      {children}
    </section>
  );
}
