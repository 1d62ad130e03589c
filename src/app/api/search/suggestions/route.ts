import { listSuggestions } from '@/features/search/suggestions/queries';
import { type SuggestionsAnswer, suggestionsInput } from '@/features/search/suggestions/schema';
import { AppError } from '@/lib/errors';
import { route } from '@/lib/http';

/** Ways of completing a query at the caret, `?q=atten&at=5`. The same for anybody, so that any cache may answer. */
export const GET = route(async (request) => {
  const { searchParams } = new URL(request.url);
  const input = suggestionsInput.safeParse({ q: searchParams.get('q'), at: searchParams.get('at') });
  if (!input.success) {
    throw new AppError('invalid', input.error.issues.map(({ message }) => message).join(' '));
  }
  const answer: SuggestionsAnswer = { suggestions: await listSuggestions(input.data) };
  return Response.json(answer, { headers: { 'Cache-Control': 'public, max-age=10' } });
});
