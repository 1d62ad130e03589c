/**
 * What a mail says, before it is HTML or text: blocks of plain text, each with the address it leads to, if any. There
 * is no markup inside a text, so that nothing has to be taken apart again.
 */
export type Block =
  /** The top of the mail. */
  | { kind: 'masthead'; name: string; title: string; href: string }
  /** Of a section. */
  | { kind: 'heading'; text: string; href: string | null }
  /** Of a paper. */
  | { kind: 'title'; text: string; href: string }
  | { kind: 'paragraph'; text: string; tone: Tone; label?: string | null }
  | { kind: 'button'; text: string; href: string }
  | { kind: 'links'; items: { text: string; href: string }[] }
  | { kind: 'rule' };

/** Read through, looked at, or small print. */
type Tone = 'read' | 'soft' | 'small';

export type Letter = {
  subject: string;
  /** What an inbox shows beside the subject. */
  preview: string;
  body: Block[];
  footer: Block[];
};
