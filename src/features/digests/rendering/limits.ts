export const DIGEST_LIMITS = {
  /** Of the HTML: large mail programs show no more than 102,400 bytes of it, and hide what ends the subscription. */
  htmlBytes: 98_000,
  papers: 100,
  sections: 30,
  /** UTF-16 code units: of the first title in a subject, of the preview beside it. */
  subjectTitle: 90,
  preview: 160,
} as const;
