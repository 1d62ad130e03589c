const THING =
  '(?:paper|article|manuscript|submission|preprint|work|version|thesis|report|document|note|draft)';
const BE = '(?:is|was|has been|have been|had been|is being|is now|is hereby|has now been|has thus been)';
/** Said of this very paper: "this paper has been withdrawn", "we withdraw this paper". */
const NOTICES = [
  String.raw`\b(?:this|the|our|present)\s+(?:\w+\s+){0,2}${THING}(?:\s+\([^()]{0,80}\))?\s+(?:${BE}\s+)(?:\w+\s+)?withdrawn\b(?!\s+from\s+the\s+(?:market|army|region|well|reservoir))`,
  String.raw`\b(?:i|we|the\s+authors?)\s+(?:have\s+(?:decided\s+to\s+)?|hereby\s+|would\s+like\s+to\s+|wish\s+to\s+|want\s+to\s+)?withdr(?:aw|ew|awn)\s+(?:this|our|the\s+present|the)\s+(?:\w+\s+)?${THING}\b`,
  String.raw`\bthis\s+(?:\w+\s+)?${THING}\s+(?:should|must)\s+be\s+(?:considered\s+)?withdrawn\b`,
];
/** At the very beginning nothing more is needed: "Withdrawn.", "Paper withdrawn due to an error in section 3". */
const OPENINGS = [
  String.raw`^\W{0,3}(?:(?:this|the)\s+)?(?:${THING}\s+)?(?:temporarily\s+)?withdrawn\s*(?:[.!;,:)\]]|$|\s(?:by|due|because|as|for|pending|since|until|after|from\s+(?:arxiv|submission|publication|the\s+(?:journal|conference)))\b)`,
  String.raw`^\W{0,3}withdrawal\s+(?:notice|of\s+(?:this|the)\s+${THING})`,
];
const NOTICE = new RegExp(NOTICES.join('|'), 'iu');
const OPENING = new RegExp(OPENINGS.join('|'), 'iu');
/** In a comment: "12 pages. Withdrawn due to …", "withdrawn; see arXiv:…". */
const REMARK =
  /(?:^|[.;,:(]\s*)(?:paper\s+)?(?:is\s+|has\s+been\s+)?withdrawn(?:\s*$|\s*[.;,):]|\s+(?:due|because|as|for|pending|since|by)\b)/iu;

/**
 * Whether the authors say in the abstract or the comment that they withdrew this paper. A paper about withdrawal
 * (of troops, cash, a drug) is not one: the words must be said of the paper itself, or open the text.
 */
export function isWithdrawn(texts: { abstract: string | null; comment: string | null }): boolean {
  return (
    saysWithdrawn(texts.abstract ?? '') || saysWithdrawn(texts.comment ?? '') || remarks(texts.comment ?? '')
  );
}

function saysWithdrawn(text: string): boolean {
  // A notice replaces an abstract, or stands at one of its ends.
  const ends = text.length <= 1_200 ? text : `${text.slice(0, 600)}\n…\n${text.slice(-600)}`;
  return /withdr/i.test(ends) && (OPENING.test(ends.trimStart()) || NOTICE.test(ends));
}

function remarks(comment: string): boolean {
  return REMARK.test(comment.slice(0, 2_000).trim());
}
