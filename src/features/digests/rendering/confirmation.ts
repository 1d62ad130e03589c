import { clipText } from '@/lib/clip-text';
import { FRAME } from './content';
import { operatorBlocks, requireAddresses } from './letter';
import { type RenderedMail, rendered } from './render';

export type ConfirmationContent = {
  siteName: string;
  /** What was asked for: "the day's papers, every morning". */
  wanted: string;
  /** Until when it can be confirmed: "1 December 2026". */
  until: string;
  operator: string;
};

/**
 * The mail that asks whether an address is its reader's. It holds nothing that whoever typed the address could have
 * written.
 * @throws RangeError where a link is no address of the web
 */
export function renderConfirmation(
  content: ConfirmationContent,
  links: { site: string; confirm: string },
): RenderedMail {
  requireAddresses(links);
  const siteName = clipText(content.siteName, FRAME.siteName);
  const wanted = clipText(content.wanted, FRAME.reason);
  return rendered({
    subject: `${siteName}: please confirm your subscription`,
    preview: `One click, and ${siteName} writes to you.`,
    body: [
      { kind: 'masthead', name: siteName, title: 'Please confirm your subscription', href: links.site },
      {
        kind: 'paragraph',
        tone: 'read',
        text: `Somebody, most likely you, wants to get ${wanted} at this address.`,
      },
      { kind: 'button', text: 'Yes, send it to me', href: links.confirm },
      {
        kind: 'paragraph',
        tone: 'read',
        text: `If it was not you, do nothing: nothing will be sent, and the request is forgotten after ${clipText(content.until, FRAME.title)}.`,
      },
    ],
    footer: [{ kind: 'rule' }, ...operatorBlocks(clipText(content.operator, FRAME.operator))],
  });
}
