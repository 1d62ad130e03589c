import { type Figures, figuresOf } from '../figures';
import type { Measured, Sample } from '../measure';
import { KINDS } from '../queries/query';
import { FIGURE_HEADS, figureCells, line, ratioText } from './lines';

/** What the engine itself took. */
function serverFigures(samples: readonly Sample[]): Figures {
  return figuresOf(samples.flatMap(({ answer }) => answer?.ms ?? []));
}

/** From when each was to be asked until its answer was there. */
export function waitingFigures(samples: readonly Sample[]): Figures {
  return figuresOf(samples.map(({ waitedMs }) => waitedMs));
}

/** The samples that FTS5 has too. */
export function shared(samples: readonly Sample[]): Sample[] {
  return samples.filter(({ item }) => item.fts5 !== null);
}

/** Each engine in the server's own time and with waiting; then all of them side by side, kind by kind. */
export function reportSearches(title: string, measured: readonly Measured[]): string[] {
  const [ours, ...others] = measured;
  if (!ours) return [];
  const rows = [
    { name: ours.engine.name, samples: ours.samples },
    ...(others.length > 0 ? [{ name: '  of those that FTS5 answers', samples: shared(ours.samples) }] : []),
    ...others.map(({ engine, samples }) => ({ name: engine.name, samples })),
  ];
  return [
    '',
    title,
    line('ms', ['searches', ...FIGURE_HEADS, '| waited', ...FIGURE_HEADS.slice(1)]),
    ...rows.map(({ name, samples }) =>
      line(name, [
        String(samples.length),
        ...figureCells(serverFigures(samples)),
        ...figureCells(waitingFigures(samples)),
      ]),
    ),
    ...others.map((other) => ratioLine(ours, other)),
    ...kindLines(ours, others.at(-1)),
    ...errorLines(measured),
  ];
}

function ratioLine(ours: Measured, { engine, samples }: Measured): string {
  const asked = new Set(samples.map(({ item }) => item.text));
  const same = ours.samples.filter(({ item }) => asked.has(item.text));
  const [mine, theirs] = [serverFigures(same), serverFigures(samples)];
  const ratios = (['median', 'p95', 'max'] as const).map((figure) => ratioText(mine[figure], theirs[figure]));
  return line(`ours beside ${engine.name}`, ['', ...ratios]);
}

function kindLines(ours: Measured, other: Measured | undefined): string[] {
  const heads = other ? [...FIGURE_HEADS, '| beside', ...FIGURE_HEADS.slice(1), 'p95 ours'] : FIGURE_HEADS;
  return [
    '',
    line(other ? `by kind, and ${other.engine.name}` : 'by kind', ['searches', ...heads]),
    ...Object.keys(KINDS).flatMap((kind) => {
      const of = ({ samples }: Measured) => samples.filter(({ item }) => item.kind === kind);
      const mine = of(ours);
      if (mine.length === 0) return [];
      const [figures, theirs] = [serverFigures(mine), other && serverFigures(of(other))];
      const beside = theirs?.count ? [...figureCells(theirs), ratioText(figures.p95, theirs.p95)] : [];
      return [line(kind, [String(mine.length), ...figureCells(figures), ...beside])];
    }),
  ];
}

function errorLines(measured: readonly Measured[]): string[] {
  return measured.flatMap(({ engine, samples }) =>
    samples
      .filter(({ error }) => error !== null)
      .map(
        ({ item, error }) =>
          `${engine.name} failed: ${item.text}: ${String(error).trim().split('\n').at(-1)}`,
      ),
  );
}
