import { parseArgs } from 'node:util';
import { runCommand } from './command';
import { type Finding, findingLines, inShort } from './doctor/finding';
import { watchInterruption } from './interruption';

const USAGE = `npm run cli -- doctor      look for what is wrong, and say what to do about it

  --deep         read every table and index through (amcheck); takes minutes with many papers
  --repair       count anew what was counted wrongly
  --offline      ask neither the mail server nor the sources
  --json         print one line of JSON instead

It looks at Node, the settings, the data folder, the disk, the database (version, extensions, migrations, counters,
upkeep), clocks, the worker, backups, mail and the sources. It may run while Broadsheet does, and changes nothing but
with --repair. The exit status is 1 where there is a problem; warnings leave it 0.`;

const OPTIONS = {
  deep: { type: 'boolean', default: false },
  repair: { type: 'boolean', default: false },
  offline: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

runCommand(async (say) => {
  const { values } = parseArgs({ options: OPTIONS });
  const { examine } = await import('./doctor/examine');
  const { signal, forget } = watchInterruption();
  const findings: Finding[] = [];
  for await (const finding of examine({ ...values, say, signal })) {
    findings.push(finding);
    if (!values.json) console.log(findingLines(finding));
    // Between two looks: what was opened for them is closed by leaving the loop.
    signal.throwIfAborted();
  }
  forget();
  const problems = findings.filter(({ state }) => state === 'problem').length;
  const warnings = findings.filter(({ state }) => state === 'warning').length;
  console.log(values.json ? JSON.stringify({ problems, warnings, findings }) : `\n${inShort(findings)}`);
  if (problems > 0) process.exitCode = 1;
}, USAGE);
