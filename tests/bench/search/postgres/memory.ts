import { readdirSync, readFileSync } from 'node:fs';

/** A look takes some 25 ms, in which nothing else is measured. */
const EVERY_MS = 10_000;

/**
 * Watches the memory of a server's processes together: their proportional set size, which counts what they share once
 * (Linux's smaps_rollup). `stop` gives the most there was in MiB, or null where it cannot be read.
 */
export function watchMemory(postmaster: number): { stop: () => number | null } {
  let peak: number | null = null;
  const look = () => {
    const now = memoryOf(postmaster);
    if (now !== null) peak = Math.max(peak ?? 0, now);
  };
  look();
  const timer = setInterval(look, EVERY_MS).unref();
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return peak;
    },
  };
}

function memoryOf(postmaster: number): number | null {
  try {
    const children = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster)
      .map(Number);
    const sizes = [postmaster, ...children].map(proportionalSize);
    return sizes[0] === null ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0) / 2 ** 10;
  } catch {
    return null;
  }
}

function parentOf(pid: string): number | null {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return null; // it has ended meanwhile
  }
}

/** KiB; null for a process that has ended, or is another account's. */
function proportionalSize(pid: number): number | null {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]);
  } catch {
    return null;
  }
}
