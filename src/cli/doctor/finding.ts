/** What one look came to. A warning works for now; a problem does not, or will not for long. */
export type Finding = {
  /** What was looked at: "database", "arxiv-rss". */
  check: string;
  state: 'ok' | 'warning' | 'problem';
  /** How it stands, in words. */
  what: string;
  /** What the operator can do about it; null where all is well. */
  todo: string | null;
};

export function fine(check: string, what: string): Finding {
  return { check, state: 'ok', what, todo: null };
}

export function warning(check: string, what: string, todo: string): Finding {
  return { check, state: 'warning', what, todo };
}

export function problem(check: string, what: string, todo: string): Finding {
  return { check, state: 'problem', what, todo };
}

const LABELS = { ok: 'ok', warning: 'warning', problem: 'PROBLEM' } as const;
const WIDTH = 'PROBLEM'.length;
const CHECK_WIDTH = 18;

/** As lines for people: how it stands, and below it what to do. */
export function findingLines({ check, state, what, todo }: Finding): string {
  const line = `${LABELS[state].padEnd(WIDTH)}  ${check.padEnd(CHECK_WIDTH)}  ${what}`;
  return todo === null ? line : `${line}\n${' '.repeat(WIDTH + CHECK_WIDTH + 4)}→ ${todo}`;
}

/** "1 problem, 2 warnings" */
export function inShort(findings: readonly Finding[]): string {
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length;
  const [problems, warnings] = [count('problem'), count('warning')];
  if (problems + warnings === 0) return 'All is well.';
  return `${problems} ${problems === 1 ? 'problem' : 'problems'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`;
}
