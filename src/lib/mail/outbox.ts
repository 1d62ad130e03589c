import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Characters of a message id that a file's name keeps. */
const NAME_LENGTH = 80;

/**
 * Keeps a mail as a file that any mail program opens, whole or not at all, for its owner only. The same message id is
 * the same file.
 * @returns where it is
 */
export async function keepInOutbox(folder: string, messageId: string, bytes: Buffer): Promise<string> {
  const file = path.join(folder, fileName(messageId));
  const draft = `${file}.${randomUUID()}.draft`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeFile(draft, bytes, { mode: 0o600, flush: true });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return file;
}

function fileName(messageId: string): string {
  const readable = messageId.replace(/[^\w.-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
  const fingerprint = createHash('sha256').update(messageId).digest('hex').slice(0, 8);
  return `${readable.slice(0, NAME_LENGTH)}-${fingerprint}.eml`;
}
