import { type NextRequest, NextResponse } from 'next/server';
import { PLAIN_COOKIE } from '@/features/accounts/schema';
import { encodeQueryParam, parseSearch } from '@/features/search/schema';

/**
 * A search is kept like any other page, so its address becomes a path: `/papers?q=…` → `/search/<the query>`.
 * The calendar's form asks for `/papers?date=…`, which is the address of that day. Nothing is authorised here.
 */
export function proxy(request: NextRequest): NextResponse {
  const { searchParams } = request.nextUrl;
  const date = searchParams.get('date');
  if (searchParams.has('q') || searchParams.has('topic')) {
    const folder = request.cookies.has(PLAIN_COOKIE) ? '/plain/search' : '/search';
    const segment = encodeQueryParam(parseSearch(searchParams));
    return NextResponse.rewrite(new URL(`${folder}/${segment}`, request.url));
  }
  if (date !== null) {
    return NextResponse.redirect(new URL(`/papers/date/${encodeURIComponent(date)}`, request.url));
  }
  return NextResponse.next();
}

export const config = { matcher: '/papers' };
