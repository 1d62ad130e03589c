import type { Answer, Fetched, Unchanged } from './ask';
import type { Attempt } from './attempt';

type FetchedText = Omit<Fetched, 'body' | 'discard'> & { text: string };

export type TextAnswer = FetchedText | Unchanged;

/**
 * All of an answer as text. It must be UTF-8, whatever its Content-Type says: that header is wrong more often than a
 * text in another charset happens to be UTF-8.
 * @throws FetchError as reading the body does, and `bad_encoding` where it is not UTF-8
 */
export async function readText(attempt: Attempt, answer: Answer): Promise<TextAnswer> {
  if (answer.state === 'unchanged') return answer;
  const { body, discard: _, ...head } = answer;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const texts: string[] = [];
  const decode = (piece?: Uint8Array) => {
    try {
      texts.push(decoder.decode(piece, { stream: piece !== undefined }));
    } catch {
      const declared = head.headers.get('content-type')?.slice(0, 80) ?? 'no type';
      throw attempt.fault('bad_encoding', `sends text that is not UTF-8 (it says ${declared})`);
    }
  };
  for await (const piece of body) decode(piece);
  decode();
  return { ...head, text: texts.join('') };
}
