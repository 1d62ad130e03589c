const MOST_SHOWN = 3;
/** Of a meaning that one paper in so many has, nobody is told: it is a slip of the pen more often than not. */
const RAREST = 50;

/** The ways of writing a meaning that a reader would not see in the form they typed; a plural is the same way. */
export function otherForms(form: string, meaning: { name: string; forms: string[] }): string[] {
  const seen = new Set([spelling(form)]);
  const others: string[] = [];
  // Those in full first: what a short form stands for says more than another short form.
  const byLength = meaning.forms.toSorted((one, other) => other.length - one.length);
  for (const each of [...byLength, meaning.name]) {
    const key = spelling(each);
    if (seen.has(key)) continue;
    seen.add(key);
    others.push(each);
  }
  return others.slice(0, MOST_SHOWN);
}

/** Other meanings, without those that are another spelling of what is meant, or of one before them. */
export function otherMeanings<Meaning extends { name: string; forms: string[]; papers: number }>(
  meant: Meaning | null,
  others: Meaning[],
): Meaning[] {
  const seen = new Set(meant ? [meant.name, ...meant.forms].map(spelling) : []);
  return others.filter(({ name, papers }) => {
    const key = spelling(name);
    if (seen.has(key) || papers * RAREST < (meant?.papers ?? 0)) return false;
    seen.add(key);
    return true;
  });
}

function spelling(form: string): string {
  return form
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/s$/, '');
}
