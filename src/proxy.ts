import { type NextRequest, NextResponse } from 'next/server';
import { ASKED_PATH_HEADER, PLAIN_COOKIE } from '@/features/accounts/schema';
import { encodePast, parsePast } from '@/features/editions/past/schema';
import { asksForCitations } from '@/features/papers/citations/accepted';
import { isPersonal } from '@/features/search/language/filters';
import { foldForm, hasFormFields } from '@/features/search/language/fold';
import { encodeQueryParam, parseSearch, searchHref } from '@/features/search/schema';
import { encodeTopicSearch, parseTopicSearch } from '@/features/topics/schema';

/**
 * A search is kept like any other page, so its address becomes a path: `/papers?q=…` → `/search/<the query>`; one for
 * what a reader did is theirs alone, and never kept. Filters beside the query, as a form sends them, lead to the address
 * that has them in it. So does a board as of an instant (`?at=…`). The calendar's form asks for `/papers?date=…`, which is the address of that day. Nothing is
 * authorised here.
 */
export function proxy(request: NextRequest): NextResponse {
  const { searchParams, pathname } = request.nextUrl;
  if (pathname === '/topics') return listOfTopics(request);
  if (pathname.startsWith('/admin')) return tellAskedPath(request);
  const past = parsePast(pathname, searchParams);
  if (past) {
    const folder = request.cookies.has(PLAIN_COOKIE) ? '/plain/past' : '/past';
    return NextResponse.rewrite(new URL(`${folder}/${encodePast(past)}`, request.url));
  }
  const date = searchParams.get('date');
  const query = parseSearch(searchParams);
  if (hasFormFields(searchParams)) {
    const folded = { ...query, text: foldForm(searchParams), cursor: null };
    return NextResponse.redirect(new URL(searchHref(folded), request.url), 307);
  }
  // A list of citations is not a page: its rewrite is in next.config.ts.
  if (asksForCitations(request.headers.get('accept'))) return NextResponse.next();
  if (searchParams.has('q')) {
    const personal = request.cookies.has(PLAIN_COOKIE) || isPersonal(query.text);
    const folder = personal ? '/plain/search' : '/search';
    return NextResponse.rewrite(new URL(`${folder}/${encodeQueryParam(query)}`, request.url));
  }
  if (date !== null) {
    return NextResponse.redirect(new URL(`/papers/date/${encodeURIComponent(date)}`, request.url));
  }
  return NextResponse.next();
}

/** `/topics?q=…&p=…` → `/all-topics/<what is looked for>` */
function listOfTopics(request: NextRequest): NextResponse {
  const { text, page } = parseTopicSearch(request.nextUrl.searchParams);
  if (text === '' && page === 1) return NextResponse.next();
  return NextResponse.rewrite(new URL(`/all-topics/${encodeTopicSearch({ text, page })}`, request.url));
}

/** A page is not told its own address, and whoever signs in wants to go on from there. */
function tellAskedPath(request: NextRequest): NextResponse {
  const { pathname, searchParams } = request.nextUrl;
  searchParams.delete('_rsc');
  const headers = new Headers(request.headers);
  headers.set(ASKED_PATH_HEADER, searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname);
  return NextResponse.next({ request: { headers } });
}

export const config = {
  matcher: [
    '/papers',
    '/topics',
    '/admin/:path*',
    { source: '/papers/:board(trending|date|week|month)/:name*', has: [{ type: 'query', key: 'at' }] },
  ],
};
