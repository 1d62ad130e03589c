import 'server-only';
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { makeDataFolder, writeInto } from '@/lib/data-folder';
import { OperatorError } from '@/lib/operator-error';

const stored = z.object({ ingestToken: z.string().min(1), authSecret: z.string().min(32) });

export type Secrets = z.infer<typeof stored> & {
  /** The ingest token was generated just now: nobody has seen it yet. */
  isNewToken: boolean;
  /** Where they are kept; null where the settings give both. */
  file: string | null;
};

type Given = { INGEST_TOKEN?: string | undefined; AUTH_SECRET?: string | undefined; DATA_DIR: string };

/**
 * The ingest token and the key that signs readers' cookies: from the settings, else generated once into
 * `secrets.json` in the data folder, for its owner only.
 * @throws OperatorError when they can neither be read nor kept
 */
export function loadSecrets({ INGEST_TOKEN, AUTH_SECRET, DATA_DIR }: Given): Secrets {
  if (INGEST_TOKEN && AUTH_SECRET) {
    return { ingestToken: INGEST_TOKEN, authSecret: AUTH_SECRET, isNewToken: false, file: null };
  }
  const file = path.resolve(DATA_DIR, 'secrets.json');
  const isNew = !existsSync(file) && createSecrets(file);
  const { ingestToken, authSecret } = readSecrets(file);
  return {
    ingestToken: INGEST_TOKEN ?? ingestToken,
    authSecret: AUTH_SECRET ?? authSecret,
    isNewToken: isNew && !INGEST_TOKEN,
    file,
  };
}

/**
 * Keeps secrets that a backup brought, for the next start: in a folder that has none, or with `replace` in place of
 * others, which stay beside them as secrets.json.old.
 */
export function placeSecrets(
  { DATA_DIR }: Pick<Given, 'DATA_DIR'>,
  secrets: z.infer<typeof stored>,
  { replace }: { replace: boolean },
): 'placed' | 'same' | 'kept' {
  const file = path.resolve(DATA_DIR, 'secrets.json');
  if (existsSync(file)) {
    const held = readSecrets(file);
    if (held.ingestToken === secrets.ingestToken && held.authSecret === secrets.authSecret) return 'same';
    if (!replace) return 'kept';
    renameSync(file, `${file}.old`);
  }
  return createSecrets(file, secrets) ? 'placed' : 'kept';
}

/**
 * Gives a process beside `npm start` the key that the server signs with.
 * @throws OperatorError where it would have to make one of its own: links in mails would lead nowhere
 */
export function useServersSecret(settings: Given & { DATABASE_URL?: string | undefined }): void {
  const isElsewhere = settings.DATABASE_URL !== undefined && !settings.AUTH_SECRET;
  if (isElsewhere && !existsSync(path.resolve(settings.DATA_DIR, 'secrets.json'))) {
    throw new OperatorError(
      'AUTH_SECRET is not set, and there is none in DATA_DIR. Set it to that of the server, or mail from here would ' +
        'have links that lead nowhere.',
    );
  }
  process.env.AUTH_SECRET = loadSecrets(settings).authSecret;
}

/** Written beside and linked into place, whole or not at all; false where another process was first. */
function createSecrets(file: string, secrets = generateSecrets()): boolean {
  const folder = path.dirname(file);
  makeDataFolder(folder);
  const draft = `${file}.${process.pid}`;
  try {
    writeInto(folder, () => writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 }));
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function generateSecrets(): z.infer<typeof stored> {
  const generate = () => randomBytes(32).toString('base64url');
  return { ingestToken: generate(), authSecret: generate() };
}

function readSecrets(file: string): z.infer<typeof stored> {
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES') {
      throw new OperatorError(
        `${file} belongs to another account. Start Broadsheet as that one, or as root.`,
      );
    }
    throw new OperatorError(
      `${file} cannot be read: ${code ?? 'it does not hold what it should'}. Restore it from a backup, or remove ` +
        'it: new secrets are then generated, anonymous readers lose their sessions, sources need the new token.',
    );
  }
}
