import 'server-only';
import type { CaretPlace } from './caret';
import { listFieldValues } from './field-values';
import { getHeldCategories, getHeldTopics } from './held';
import { searchAuthors, searchTitles } from './lookup';
import { matchCategories, matchTopics } from './match';
import { offerAuthor, offerCategory, offerPaper, offerSome, offerTopic, offerValue } from './offers';
import type { Suggestion } from './schema';
import { typedWords } from './typed-words';

/** What the value of a field is the beginning of. */
export async function offersForValue(
  text: string,
  place: CaretPlace & { kind: 'value' },
  now: Date,
): Promise<Suggestion[]> {
  const words = typedWords(place.typed);
  const typed = { text, span: place, words };
  switch (place.field) {
    case 'author':
      return offerSome(await searchAuthors(words), offerAuthor, typed);
    case 'topic':
      return offerSome(matchTopics((await getHeldTopics()).listLike(words), words), offerTopic, typed);
    case 'cat': {
      const categories = matchCategories(await getHeldCategories(), place.typed, words);
      return offerSome(categories, offerCategory, typed);
    }
    case 'title':
      return place.alone ? offerSome(await searchTitles(words), offerPaper, typed) : [];
    default:
      return offerSome(listFieldValues(place.field, place.typed, now), offerValue, typed);
  }
}
