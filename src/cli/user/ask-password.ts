import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { OperatorError } from '@/lib/operator-error';

/**
 * A password, typed twice on a terminal that does not show it, or else the first line of standard input. Never from
 * the command line: other accounts of the machine, and the shell's history, see that.
 * @throws OperatorError where there is none, or the two differ
 */
export async function askPassword(): Promise<string> {
  if (!process.stdin.isTTY) return firstLine();
  const first = await askHidden('Password: ');
  const second = await askHidden('Once more: ');
  if (first !== second) throw new OperatorError('The two passwords differ. Nothing was changed.');
  if (first === '') throw new OperatorError('No password was given. Nothing was changed.');
  return first;
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    if (line !== '') return line;
    break;
  }
  throw new OperatorError(
    'Give the password on standard input, on its first line, or run this on a terminal.',
  );
}

/** What is typed is echoed by readline, here into nothing. */
async function askHidden(prompt: string): Promise<string> {
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silence, terminal: true });
  process.stderr.write(prompt);
  try {
    return await new Promise<string>((resolve, reject) => {
      terminal.once('SIGINT', () => reject(new OperatorError('Stopped. Nothing was changed.')));
      terminal.once('close', () => reject(new OperatorError('No password was given. Nothing was changed.')));
      terminal.question('').then(resolve, reject);
    });
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
