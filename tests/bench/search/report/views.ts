import { figuresOf } from '../figures';
import type { ViewTimes } from '../views';
import { FIGURE_HEADS, figureCells, line } from './lines';

export function reportViews(views: readonly ViewTimes[]): string[] {
  if (views.length === 0) return [];
  return [
    '',
    line('other views, ms', ['asked', ...FIGURE_HEADS, 'first', 'p95']),
    ...views.map(({ name, firstMs, waitedMs }) =>
      line(name, [
        String(waitedMs.length),
        ...figureCells(figuresOf(waitedMs)),
        ...figureCells(figuresOf(firstMs)).slice(0, 2),
      ]),
    ),
    ...views.flatMap(({ name, errors }) => errors.map((error) => `${name} failed: ${error}`)),
  ];
}
