import type { ReactNode } from 'react';

type Column = {
  name: string;
  /** Numbers stand to the right, one below another. */
  numeric?: boolean;
};

type DataTableProps = {
  /** What the table is of; read out, where a heading shows it. */
  caption: string;
  columns: readonly Column[];
  /** A cell for each column; the first one names its row. */
  rows: readonly { key: string | number; cells: readonly ReactNode[] }[];
};

/** A table of figures. Where it is wider than the page it scrolls by itself. */
export function DataTable({ caption, columns, rows }: DataTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section aria-label={caption} tabIndex={0} className="relative overflow-x-auto">
      <table className="w-full text-sm tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-left text-faint">
          <tr className="border-b">
            {columns.map(({ name, numeric }) => (
              <th key={name} scope="col" className={`py-2 pr-4 font-normal last:pr-0 ${sideOf(numeric)}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="border-b align-top">
              {columns.map(({ name, numeric }, place) => {
                const Cell = place === 0 ? 'th' : 'td';
                return (
                  <Cell
                    key={name}
                    scope={place === 0 ? 'row' : undefined}
                    className={`py-2 pr-4 font-normal last:pr-0 ${sideOf(numeric)}`}
                  >
                    {cells[place]}
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function sideOf(numeric = false): string {
  return numeric ? 'text-right whitespace-nowrap' : 'text-left';
}
