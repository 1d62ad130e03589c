import 'server-only';
import type { CaretPlace } from './caret';
import { listFields, listTermsOf } from './field-values';
import { getHeldTopics } from './held';
import { mayBeName, searchAuthors, searchTitles } from './lookup';
import { matchTopics } from './match';
import { type Offer, offerAuthor, offerField, offerPaper, offerSome, offerTopic, offerValue } from './offers';
import type { Suggestion } from './schema';
import { type Tail, tailFrom, tailsOf } from './tails';

/** Offers of one kind; `covers` is how many of the typed words they take the place of. */
type Group = { covers: number; offers: Suggestion[] };

/**
 * What plain words are the beginning of, by kind: first what takes up most of the words, then topics, authors, fields,
 * papers. Papers only where the words are all there is: whoever chooses one leaves the query.
 */
export async function offersForWords(
  text: string,
  place: CaretPlace & { kind: 'words' },
  now: Date,
): Promise<Suggestion[][]> {
  const tails = tailsOf(text, place);
  const [all, last] = [tailFrom(text, place, 0), tailFrom(text, place, -1)];
  const word = place.words.at(-1)?.text ?? '';
  const [topics, authors, titles] = await Promise.all([
    offerForTail(
      tails,
      async (words) => matchTopics((await getHeldTopics()).listLike(words), words),
      offerTopic,
    ),
    offerAuthors(tails, last),
    place.alone ? searchTitles(all.words) : [],
  ]);
  const fields = offerSome(word.length > 1 ? listFields(word) : [], offerField, last);
  const terms = offerSome(listTermsOf(word, now), offerValue, last);
  const groups: Group[] = [
    topics,
    authors,
    { covers: last.covers, offers: [...fields, ...terms] },
    { covers: all.covers, offers: offerSome(titles, offerPaper, all) },
  ];
  return groups.sort((one, other) => other.covers - one.covers).map(({ offers }) => offers);
}

async function offerAuthors(tails: Tail[], last: Tail): Promise<Group> {
  return offerForTail((await mayBeName(last.words)) ? tails : [], searchAuthors, offerAuthor);
}

/** For the longest tail for which there is anything. */
async function offerForTail<Found>(
  tails: Tail[],
  find: (words: string[]) => Promise<Found[]>,
  offer: Offer<Found>,
): Promise<Group> {
  for (const tail of tails) {
    const found = await find(tail.words);
    if (found.length > 0) return { covers: tail.covers, offers: offerSome(found, offer, tail) };
  }
  return { covers: 0, offers: [] };
}
