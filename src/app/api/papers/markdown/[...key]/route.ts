import { findPaperAt } from '@/app/_parts/paper-address';
import { conditionalAnswer } from '@/features/syndication/conditional';
import { hubRoute } from '@/features/syndication/hugging-face/hub-route';
import { paperMarkdown } from '@/features/syndication/markdown';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

/** A paper as text for people and programs that read Markdown: `/papers/{key}.md`, or by `Accept: text/markdown`. */
export const GET = hubRoute(async (request, { params }: { params: Promise<{ key: string[] }> }) => {
  const { key } = await params;
  const found = await findPaperAt(key);
  if (!found) throw new AppError('not_found', `There is no paper ${key.join('/')} here.`);
  if (!found.paper) {
    return new Response(null, { status: 308, headers: { Location: `/papers/${found.movedTo}.md` } });
  }
  const response = conditionalAnswer(request, {
    body: paperMarkdown(found.paper, env().SITE_URL),
    type: 'text/markdown; charset=utf-8',
    modified: found.paper.changedAt,
  });
  response.headers.set('Vary', 'Accept');
  return response;
});
