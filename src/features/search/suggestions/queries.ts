import 'server-only';
import { readCaret } from './caret';
import { listFields } from './field-values';
import { offerField, offerSome } from './offers';
import { MOST_SUGGESTIONS, type Suggestion, type SuggestionsInput } from './schema';
import { offersForValue } from './value-offers';
import { offersForWords } from './word-offers';

/** Ways of completing what stands at the caret, a few of each kind; none changes nothing. In an empty query, the fields. */
export async function listSuggestions(
  { text, at }: SuggestionsInput,
  now = new Date(),
): Promise<Suggestion[]> {
  if (text.trim() === '') {
    return offerSome(listFields(''), offerField, { text, span: { start: 0, end: text.length }, words: [] });
  }
  const place = readCaret(text, at);
  if (!place) return [];
  const groups =
    place.kind === 'words'
      ? await offersForWords(text, place, now)
      : [await offersForValue(text, place, now)];
  return takeTurns(groups.map((offers) => offers.filter((offer) => changes(text, offer))));
}

function changes(text: string, offer: Suggestion): boolean {
  return offer.kind === 'paper' || offer.query.trim() !== text.trim();
}

/** The first of each group, the second of each, and so on while there is room; each group stays together. */
function takeTurns(groups: Suggestion[][]): Suggestion[] {
  const turns = groups.flatMap((offers, group) => offers.map((offer, turn) => ({ offer, group, turn })));
  return turns
    .sort((one, other) => one.turn - other.turn || one.group - other.group)
    .slice(0, MOST_SUGGESTIONS)
    .sort((one, other) => one.group - other.group)
    .map(({ offer }) => offer);
}
