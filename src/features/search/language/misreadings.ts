import type { Day } from '@/lib/day';
import { fieldMeant, fieldNamed, readField } from './fields';
import type { HintList } from './hint-list';
import type { Flaw, Value } from './scan';
import { isFilter, type Node, requirements } from './tree';

/** Quotes and parentheses that lack their other half. */
export function hintAtFlaws(flaws: Flaw[], text: string, hints: HintList): void {
  const last = { start: text.length, end: text.length };
  const closing = ')'.repeat(flaws.filter(({ sign }) => sign === 'open').length);
  for (const { sign, start, end, depth } of flaws) {
    const gone = [{ start, end, text: '' }];
    if (sign === 'close') hints.add({ start, end }, 'A `)` closes nothing; it is left out.', gone);
    else if (sign === 'open') {
      hints.add({ start, end }, 'A `(` is never closed; the group ends with the query.', [
        { ...last, text: closing },
      ]);
    } else {
      const closed = depth === 0 && /\p{L}|\p{N}/u.test(text.slice(end)) ? [{ ...last, text: '"' }] : gone;
      hints.add({ start, end }, 'A quote is never closed; what follows is searched word by word.', closed);
    }
  }
}

/** A word that looks like a misspelt field, a field apart from its value, or an operator of other search engines. */
export function hintAtWord(token: Value, text: string, hints: HintList): void {
  if (token.quoted || token.field !== null) return;
  const { body: start, end } = token;
  if (token.text === 'NOT' && !token.excluded) hintAtNot(token, text, hints);
  const [, word = '', value = ''] = /^([a-z]{2,12}):(.*)$/is.exec(token.text) ?? [];
  if (word === '') return;
  const colon = start + word.length + 1;
  // A phrase or a group is read when its turn comes.
  const follows = value === '' && /["“”„«(]/.test(text[end] ?? '');
  const known = fieldNamed(word) !== null;
  const field = !known && (value !== '' || follows) ? fieldMeant(word, follows ? null : value) : null;
  if (known) hintAtGap({ token, word, colon, text, hints });
  else if (field !== null) {
    const edits = [{ start, end: colon, text: `${field}:` }];
    hints.add({ start, end }, `\`${word}:\` is not a field; did you mean \`${field}:\`?`, edits);
  }
}

function hintAtNot({ body: start, end }: Value, text: string, hints: HintList): void {
  const [gap] = /^\s+(?=[^\s)|])/.exec(text.slice(end)) ?? [];
  const message = '`NOT` is searched as a word; a minus leaves out what follows, as in `-survey`.';
  hints.add({ start, end }, message, gap ? [{ start, end: end + gap.length, text: '-' }] : null);
}

/** `title: diffusion`: the space makes it two words. Said only where it can hardly be a title that has a colon. */
function hintAtGap(given: {
  token: Value;
  word: string;
  colon: number;
  text: string;
  hints: HintList;
}): void {
  const { token, word, colon, text, hints } = given;
  const [, gap = '', next = ''] = /^(\s+)([^\s"()|]+)/.exec(text.slice(colon, colon + 100)) ?? [];
  const name = fieldNamed(word);
  if (gap === '' || word !== name || !('body' in readField(name, next, false))) return;
  const message = `\`${word}:\` stands before its value without a space, as in \`${word}:${next.slice(0, 40)}\`.`;
  hints.add(token, message, [{ start: colon, end: colon + gap.length, text: '' }]);
}

/** `a OR b year:2025`: the year holds for `b` only, and was probably meant for both. */
export function hintAtReach(tree: Node | null, text: string, hints: HintList): void {
  if (tree?.kind !== 'or') return;
  const last = tree.nodes.at(-1);
  const others = tree.nodes.slice(0, -1);
  if (last?.kind !== 'and' || others.some((node) => requirements(node).some(isFilter))) return;
  const first = last.nodes.findIndex((_, index) => index > 0 && last.nodes.slice(index).every(isFilter));
  const [kept, filter] = [last.nodes[first - 1], last.nodes[first]];
  if (!kept || !filter || isFilter(kept)) return;
  const term = text.slice(filter.start, filter.end);
  hints.add(
    { start: filter.start, end: last.end },
    `\`${term}\` holds only for what stands after the last \`OR\`. For all of it, put parentheses around the rest.`,
    [
      { start: tree.start, end: tree.start, text: '(' },
      { start: kept.end, end: kept.end, text: ')' },
    ],
  );
}

/** Nothing is published after one day and before an earlier one. */
export function hintAtDates(tree: Node | null, hints: HintList): void {
  const dates = requirements(tree).flatMap((node) => (node.kind === 'published' ? [node] : []));
  const latest = dates
    .flatMap(({ from, ...span }) => (from ? [{ ...span, day: from }] : []))
    .sort(byDay)
    .at(-1);
  const earliest = dates.flatMap(({ to, ...span }) => (to ? [{ ...span, day: to }] : [])).sort(byDay)[0];
  if (!latest || !earliest || latest.day <= earliest.day) return;
  hints.add(
    { start: Math.min(latest.start, earliest.start), end: Math.max(latest.end, earliest.end) },
    `Nothing is published both from ${latest.day} on and up to ${earliest.day}.`,
  );
}

function byDay(one: { day: Day }, other: { day: Day }): number {
  return one.day < other.day ? -1 : 1;
}
