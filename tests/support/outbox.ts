import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { siteEnvironment } from './site';

/** The mails for an address that the site under test, which has no mail server, wrote into files; in no order. */
export async function mailsTo(address: string): Promise<ParsedMail[]> {
  const folder = path.join(siteEnvironment().DATA_DIR ?? '', 'outbox');
  const files = readdirNamed(folder).filter((file) => file.endsWith('.eml'));
  const mails = await Promise.all(files.map((file) => simpleParser(readFileSync(path.join(folder, file)))));
  return mails.filter(({ to }) => !Array.isArray(to) && to?.value.some((each) => each.address === address));
}

/** Nothing before the first mail. */
function readdirNamed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
