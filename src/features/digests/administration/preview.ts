import 'server-only';
import { env } from '@/lib/env';
import { type MailOutcome, sendMail } from '@/lib/mail/send';
import { type Cadence, firstSince, periodAt, periodDate } from '../cadence';
import { listId } from '../message';
import { type RenderedMail, renderDigest } from '../rendering/render';
import { listCandidates } from '../selection/queries';
import { digestContent } from '../sending/compose';
import { listDigestPapers } from '../sending/queries';
import type { Subject } from '../subject';
import { requireSubject } from '../subscribing/queries';

export type PreviewOptions = { subject: Subject; cadence: Cadence; paperCount: number; now: Date };

/**
 * The digest that somebody who subscribed just now would get next, as a mail; where nothing is new, of what there ever
 * was, so that there is something to look at. Its links to preferences and to
 * unsubscribe are nobody's.
 * @throws AppError invalid where the subject is none
 */
export async function previewDigest({
  subject: given,
  cadence,
  paperCount,
  now,
}: PreviewOptions): Promise<RenderedMail> {
  const { SITE_URL, DIGEST_TIME_ZONE: timeZone } = env();
  const subject = await requireSubject(given);
  const ask = (since: Date) => listCandidates({ subject, userId: null, since });
  const recent = await ask(firstSince(now, cadence));
  const candidates = recent.length > 0 ? recent : await ask(new Date(0));
  const papers = await listDigestPapers(candidates.slice(0, paperCount).map(({ paperId }) => paperId));
  const period = periodDate(periodAt(now, { cadence, hour: 0, timeZone }));
  const nobodys = `${SITE_URL}/digests`;
  return renderDigest(digestContent({ subject, cadence, period, papers }), {
    site: SITE_URL,
    web: SITE_URL,
    preferences: nobodys,
    unsubscribe: nobodys,
  });
}

/** Sends a preview to one address. */
export async function sendPreview(to: string, options: PreviewOptions): Promise<MailOutcome> {
  return sendMail({ ...(await previewDigest(options)), to, headers: {}, listId: listId() });
}
