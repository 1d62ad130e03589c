const LABEL_WIDTH = 10;

/** One line of the start: what, and how it stands. */
export function say(label: string, text: string): void {
  console.log(`  ${label.padEnd(LABEL_WIDTH)} ${text}`);
}

/**
 * Says that something takes a while, and at the end how long it took. On a terminal the seconds are counted in
 * place; elsewhere the beginning and the end are a line each.
 */
export async function sayDuring<Result>(
  { doing, done }: { doing: string; done: string },
  work: () => Promise<Result>,
): Promise<Result> {
  const since = Date.now();
  const seconds = () => `${Math.max(1, Math.round((Date.now() - since) / 1000))} s`;
  if (!process.stdout.isTTY) {
    say(doing, 'this takes a moment');
    const result = await work();
    say(done, `in ${seconds()}`);
    return result;
  }
  const show = () => process.stdout.write(`\r  ${doing.padEnd(LABEL_WIDTH)} ${seconds()}`);
  const clear = () => process.stdout.write('\r\u001b[K');
  show();
  const timer = setInterval(show, 1_000);
  try {
    const result = await work();
    clear();
    say(done, `in ${seconds()}`);
    return result;
  } catch (error) {
    clear();
    throw error;
  } finally {
    clearInterval(timer);
  }
}
