/** A command: what it does in a few words, and the module that does it when it is loaded. */
export type CliCommand = { summary: string; load: () => Promise<unknown> };

/** Every command, in the order in which somebody meets them. A module reads its options from `process.argv`. */
export const COMMANDS: Record<string, CliCommand> = {
  start: { summary: 'build what is missing, and serve', load: () => import('./start') },
  worker: { summary: 'do what is queued and scheduled', load: () => import('./worker') },
  migrate: { summary: 'bring the database up to date', load: () => import('./migrate') },
  ingest: { summary: 'take papers in, from files or their sources', load: () => import('./ingest') },
  search: { summary: 'mend the index of papers', load: () => import('./search') },
  topics: { summary: 'list, learn and edit topics', load: () => import('./topics') },
  digest: { summary: 'send, preview and test mail to subscribers', load: () => import('./digest') },
  user: { summary: 'make administrators, and give them passwords', load: () => import('./user') },
  key: { summary: 'make and revoke keys for scripts', load: () => import('./key') },
  backup: { summary: 'write everything into one file', load: () => import('./backup') },
  restore: { summary: 'put such a file into a database, and prove it', load: () => import('./restore') },
  export: { summary: 'papers, and what readers made, in open formats', load: () => import('./export') },
  import: { summary: 'take such an export in again', load: () => import('./import') },
  doctor: { summary: 'look for what is wrong, and say what to do', load: () => import('./doctor') },
};
