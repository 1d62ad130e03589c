import { type NextRequest, NextResponse } from 'next/server';
import { PLAIN_COOKIE } from '@/features/accounts/schema';
import { encodeQueryParam, parseSearch } from '@/features/search/schema';

/**
 * A search is kept like any other page, so its address becomes a path: `/papers?q=…` → `/search/<the query>`.
 * Nothing is authorised here.
 */
export function proxy(request: NextRequest): NextResponse {
  const segment = encodeQueryParam(parseSearch(request.nextUrl.searchParams));
  const folder = request.cookies.has(PLAIN_COOKIE) ? '/plain/search' : '/search';
  return NextResponse.rewrite(new URL(`${folder}/${segment}`, request.url));
}

export const config = {
  matcher: [
    { source: '/papers', has: [{ type: 'query', key: 'q' }] },
    { source: '/papers', has: [{ type: 'query', key: 'topic' }] },
  ],
};
