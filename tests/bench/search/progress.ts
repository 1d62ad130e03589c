const EVERY_MS = 10_000;
const LINE_FEED = 10;

/** Passes a body on, and says every ten seconds how many of its lines went by and how fast. */
export async function* countLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let [lines, said, saidAt] = [0, 0, performance.now()];
  for await (const chunk of body) {
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) lines += 1;
    const now = performance.now();
    if (now - saidAt > EVERY_MS) {
      const rate = ((lines - said) * 1_000) / (now - saidAt);
      console.log(`  ${lines} records, ${rate.toFixed(0)} a second`);
      [said, saidAt] = [lines, now];
    }
    yield chunk;
  }
}
