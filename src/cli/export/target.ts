import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { OperatorError } from '@/lib/operator-error';
import { writeWholeFile } from '@/lib/whole-file';

/** Writes text to standard output ("-"), or to a file that appears whole under its name; one in .gz is compressed. */
export async function writeTo(file: string, text: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  if (file === '-') return writeOut(text, signal);
  const source = Readable.from(text);
  try {
    await writeWholeFile(file, (target) =>
      file.endsWith('.gz')
        ? pipeline(source, createGzip(), target, { signal })
        : pipeline(source, target, { signal }),
    );
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const { code, syscall } = error as NodeJS.ErrnoException;
    throw syscall && code ? new OperatorError(`${file} cannot be written: ${code}.`) : error;
  }
}

/** Whoever reads may have had enough, as `head` has. */
async function writeOut(text: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  try {
    await pipeline(Readable.from(text), process.stdout, { signal, end: false });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
