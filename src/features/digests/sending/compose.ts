import 'server-only';
import { env } from '@/lib/env';
import type { MailMessage } from '@/lib/mail/send';
import { type Cadence, periodText } from '../cadence';
import { linkUrl } from '../links';
import { listId, messageIdOf, operatorText } from '../message';
import { type DigestContent, type DigestLinks, type DigestPaper, renderDigest } from '../rendering/render';
import { type NamedSubject, subjectHref, subjectSentence, subjectTitle } from '../subject';
import type { HeldIssue } from './sql';

type Given = { subject: NamedSubject; cadence: Cadence; period: Date; papers: DigestPaper[] };

/** What a digest says. */
export function digestContent({ subject, cadence, period, papers }: Given): DigestContent {
  const { SITE_NAME, SITE_URL } = env();
  const often = cadence === 'daily' ? 'once a day' : 'once a week';
  return {
    siteName: SITE_NAME,
    title: periodText(period, cadence),
    sections: [
      {
        heading: subjectTitle(subject),
        note: null,
        url: `${SITE_URL}${subjectHref(subject)}`,
        papers,
        total: papers.length,
      },
    ],
    reason: `You get ${subjectSentence(subject)} ${often} because you subscribed at ${new URL(SITE_URL).host}.`,
    operator: operatorText(),
  };
}

/** The mail of an issue: the same each time it is made, but for what became of its papers. */
export function composeIssue(issue: HeldIssue, subject: NamedSubject, papers: DigestPaper[]): MailMessage {
  const { cadence, period } = issue;
  const unsubscribe = linkUrl('unsubscribe', { id: issue.subscriptionId, version: 1 });
  const links: DigestLinks = {
    site: env().SITE_URL,
    web: linkUrl('issue', { id: issue.id, version: 1 }),
    preferences: linkUrl('preferences', { id: issue.subscriberId, version: issue.linkVersion }),
    unsubscribe,
  };
  return {
    ...renderDigest(digestContent({ subject, cadence, period, papers }), links),
    to: issue.address,
    headers: {},
    messageId: messageIdOf('issue', issue.id, issue.createdAt),
    unsubscribe: { url: unsubscribe },
    listId: listId(),
  };
}
