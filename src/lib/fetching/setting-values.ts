import { z } from 'zod';

/** How to reach a person: "ops@example.org", which becomes a mailto: address, or a page. Goes into a header. */
export const contact = z
  .string()
  .regex(/^[!-~]+$/, 'must be an e-mail or web address of plain characters')
  .regex(
    /^(https?:\/\/[^()@]+\.[^()@]+|[^()<>@:/]+@[^()<>@:/]+\.[^()<>@:/]+)$/,
    'must be an e-mail address or a web address such as https://papers.example.org/about',
  )
  .transform((text) => (text.includes('@') ? `mailto:${text}` : text));

/** "http://127.0.0.1:8080, http://mirror.lan": each without a path. */
export const origins = z.string().transform((text, context) => {
  const given = text.split(/[\s,]+/).filter(Boolean);
  const wrong = given.find((each) => !/^https?:\/\/[^/?#@]+\/?$/i.test(each) || !URL.canParse(each));
  if (wrong === undefined) return given.map((each) => new URL(each).origin);
  context.addIssue(
    'must be web addresses without a path, such as http://127.0.0.1:8080, with commas between',
  );
  return z.NEVER;
});

/** Where a source answers; paths and queries are put behind it. */
export function sourceUrl(fallback: string) {
  return baseUrl(fallback).default(fallback);
}

/** Where something answers that has no usual place; without a slash at its end. */
export function baseUrl(example: string) {
  return z
    .string()
    .refine(
      (text) => /^https?:/i.test(text) && URL.canParse(text),
      `must be a web address such as ${example}`,
    )
    .refine((text) => !/[?#]/.test(text), 'must not have a query')
    .transform((text) => text.replace(/\/+$/, ''));
}

/** What is sent in a header. */
export const token = z.string().regex(/^[!-~]+$/, 'must be of plain characters, without spaces');

/** "cs.CL, cs.LG, hep-th": arXiv's codes, each once. */
export const categories = z.string().transform((text, context) => {
  const given = [...new Set(text.split(/[\s,]+/).filter(Boolean))];
  if (given.length > 0 && given.every((code) => /^[a-z]+(-[a-z]+)?(\.[A-Za-z]+(-[a-z]+)?)?$/.test(code))) {
    return given;
  }
  context.addIssue('must be codes of arXiv such as cs.CL or hep-th, with commas between');
  return z.NEVER;
});
