import { setTimeout as sleep } from 'node:timers/promises';
import type { BodyMaker } from './bodies';
import type { Body, Books } from './books';
import { INGEST_TOKEN, type Site } from './site';

const WRITERS = 3;
const ANSWER_MS = 120_000;
const PAUSE_MS = 100;
/** Of the bodies that got no answer, so many are not sent again: what they left must be in order all the same. */
const ABANDONED = 0.25;

type Writing = {
  site: Pick<Site, 'address'>;
  books: Books;
  maker: BodyMaker;
  random: () => number;
  signal: AbortSignal;
};

/** Sends bodies, several at a time, each again until it is acknowledged, up to `signal`; then to the last answer. */
export async function writeBodies(writing: Writing, pending: Body[]): Promise<void> {
  const { books, maker, random, signal } = writing;
  const write = async () => {
    while (!signal.aborted) {
      const body = pending.shift() ?? maker.next();
      if (!books.bodies.includes(body)) books.bodies.push(body);
      body.acknowledged = await send(writing, body);
      if (body.acknowledged !== null) continue;
      if (random() >= ABANDONED) pending.push(body);
      await sleep(PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
}

async function send({ site, books }: Writing, { text }: Body): Promise<Body['acknowledged']> {
  let response: Response;
  let answer: string;
  try {
    response = await fetch(`${site.address}/api/ingest`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${INGEST_TOKEN}` },
      body: text,
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    answer = await response.text();
  } catch {
    books.broken += 1;
    return null;
  }
  if (response.ok) return JSON.parse(answer).run;
  const isProblem = response.headers.get('content-type') === 'application/problem+json';
  if (response.status === 503 && isProblem) books.refused += 1;
  else books.surprises.push(`ingest: ${response.status} ${answer.slice(0, 300)}`);
  return null;
}
