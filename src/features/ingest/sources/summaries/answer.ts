import { z } from 'zod';
import { cleanLine, plainText } from '@/features/papers/tex-text';
import { describeProblem } from '../../formats/problem';
import { findJsonObject } from './embedded-json';
import type { PaperText } from './prompt';
import { latinShare, lineProblem, sentenceProblem } from './sentence';

/** In UTF-16 code units, and in keywords. */
export const ANSWER_LIMITS = {
  summary: { least: 40, most: 400 },
  keyword: { least: 2, most: 60, words: 5 },
  keywords: { least: 3, most: 8 },
} as const;

const line = z.string().transform((text) => plainText(cleanLine(text)));

const keyword = line.superRefine((text, context) => {
  const { least, most, words } = ANSWER_LIMITS.keyword;
  const problem = lineProblem(text);
  if (text.length < least || text.length > most) context.addIssue(`not ${least} to ${most} characters long`);
  else if (text.split(' ').length > words) context.addIssue(`more than ${words} words`);
  else if (problem) context.addIssue(problem);
  else if (latinShare(text) < 0.5) context.addIssue('not a word');
});

function answerSchema({ title, abstract }: PaperText) {
  const { least, most } = ANSWER_LIMITS.summary;
  return z.object({
    summary: line.superRefine((text, context) => {
      const isFit = text.length >= least && text.length <= most;
      const problem = isFit
        ? sentenceProblem(text, `${title} ${abstract}`)
        : `not ${least} to ${most} characters long`;
      if (problem) context.addIssue(problem);
    }),
    keywords: z
      .array(keyword)
      .transform(eachOnce)
      .pipe(z.array(z.string()).min(ANSWER_LIMITS.keywords.least).max(ANSWER_LIMITS.keywords.most)),
  });
}
export type ModelSummary = z.output<ReturnType<typeof answerSchema>>;

/** The summary and keywords in what a model wrote of a paper, or why they will not do. Nothing is cut or put right. */
export function readAnswer(content: string, paper: PaperText): ModelSummary | { reason: string } {
  const found = findJsonObject(content);
  if (!found) return { reason: "There is no JSON object in the model's answer" };
  const { data, error } = answerSchema(paper).safeParse(found);
  return data ?? { reason: describeProblem(error) };
}

function eachOnce(keywords: string[]): string[] {
  const byKey = new Map(keywords.map((each) => [each.toLowerCase(), each]));
  return [...byKey.values()];
}
