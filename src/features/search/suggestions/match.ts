import { hasBeginnings, spokenForm } from './typed-words';

/** Something to be found by its words; `spoken` is its text as `spokenForm` gives it. */
type Spoken = { text: string; spoken: string };
export type HeldName = Spoken & { count: number };
export type HeldTitle = Spoken & { key: string; score: number };
/** Of an archive with several categories `count` is their sum: a paper may be in more than one. */
export type HeldCategory = { code: string; name: string | null; count: number; isArchive: boolean };
/** Its name is the first of the forms; `spoken` has all of them. */
export type HeldTopic = { slug: string; name: string; count: number; forms: Spoken[]; spoken: string };
/** A topic by the form of it that was typed; null where that is its name. */
export type FoundTopic = HeldTopic & { form: string | null };

export function withSpoken<Row extends { text: string }>(row: Row): Row & Spoken {
  return { ...row, spoken: spokenForm(row.text) };
}

/** Names that hold words which begin with all of these, most papers first. */
export function matchNames(names: HeldName[], words: string[]): HeldName[] {
  const needles = words.map((word) => ` ${word}`);
  return names
    .filter(({ spoken }) => needles.every((needle) => spoken.includes(needle)))
    .sort((one, other) => other.count - one.count);
}

/**
 * Titles with all of these words, the last perhaps unfinished: those first that begin so, then those that have them
 * side by side; among these the best by score.
 */
export function matchTitles(titles: HeldTitle[], words: string[]): HeldTitle[] {
  const needles = words.map((word, index) => (index < words.length - 1 ? ` ${word} ` : ` ${word}`));
  return titles
    .filter(({ spoken }) => needles.every((needle) => spoken.includes(needle)))
    .sort(
      (one, other) => nearness(other.spoken, words) - nearness(one.spoken, words) || other.score - one.score,
    );
}

/**
 * Topics one of whose forms, or their name, has these words side by side, the last perhaps unfinished: what is written
 * just so first, then what begins so, then what goes on so; among these most papers first.
 */
export function matchTopics(topics: HeldTopic[], words: string[]): FoundTopic[] {
  const typed = ` ${words.join(' ')}`;
  return topics
    .filter(({ spoken }) => spoken.includes(typed))
    .flatMap((topic) => {
      const found = topic.forms.map(({ text, spoken }) => ({ text, near: nearness(spoken, words) }));
      const nearest = found.reduce((best, form) => (form.near > best.near ? form : best));
      // One letter begins too many words to look for it within.
      if (nearest.near === 0 || (nearest.near === 1 && words.join('').length < 2)) return [];
      const isName = (found[0]?.near ?? 0) > 0;
      return [{ topic: { ...topic, form: isName ? null : nearest.text }, near: nearest.near }];
    })
    .sort((one, other) => other.near - one.near || other.topic.count - one.topic.count)
    .map(({ topic }) => topic);
}

/** Categories by the beginning of their code, or of the words of their name; most papers first. */
export function matchCategories(categories: HeldCategory[], typed: string, words: string[]): HeldCategory[] {
  const code = typed.toLowerCase();
  return categories
    .filter(
      (category) =>
        category.code.toLowerCase().startsWith(code) ||
        (words.length > 0 && category.name !== null && hasBeginnings(spokenForm(category.name), words)),
    )
    .sort((one, other) => other.count - one.count);
}

/** Whether a text has these words side by side, the last perhaps unfinished. */
export function hasSideBySide(spoken: string, words: string[]): boolean {
  return nearness(spoken, words) > 0;
}

/** 3 where a text is these words, 2 where it begins with them, 1 where it has them side by side, else 0. */
function nearness(spoken: string, words: string[]): 0 | 1 | 2 | 3 {
  const typed = ` ${words.join(' ')}`;
  const place = spoken.indexOf(typed);
  if (place !== 0) return place > 0 ? 1 : 0;
  return spoken.length === typed.length + 1 ? 3 : 2;
}
