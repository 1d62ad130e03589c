import { numberText } from '@/lib/number-text';
import { sizeText } from '@/lib/size-text';
import { instantText } from '@/lib/time-text';
import { DataTable } from '@/ui/data-table';
import type { IndexSize, TableSize } from '../queries';

export function TableSizes({ tables }: { tables: TableSize[] }) {
  return (
    <DataTable
      caption="Tables, largest first"
      columns={[
        { name: 'Table' },
        { name: 'Rows, about', numeric: true },
        { name: 'Dead rows', numeric: true },
        { name: 'Table size', numeric: true },
        { name: 'Its indexes', numeric: true },
        { name: 'Vacuumed (UTC)', numeric: true },
        { name: 'Analysed (UTC)', numeric: true },
      ]}
      rows={tables.map((table) => ({
        key: table.name,
        cells: [
          table.name,
          table.rows === null ? 'not counted yet' : numberText(table.rows),
          numberText(table.deadRows),
          sizeText(table.tableBytes),
          sizeText(table.indexBytes),
          table.vacuumedAt ? instantText(table.vacuumedAt) : 'never',
          table.analysedAt ? instantText(table.analysedAt) : 'never',
        ],
      }))}
    />
  );
}

export function IndexSizes({ indexes }: { indexes: IndexSize[] }) {
  return (
    <DataTable
      caption="Indexes, largest first"
      columns={[
        { name: 'Index' },
        { name: 'Of the table' },
        { name: 'Size', numeric: true },
        { name: 'Times used', numeric: true },
      ]}
      rows={indexes.map(({ name, table, bytes, scans }) => ({
        key: name,
        cells: [name, table, sizeText(bytes), numberText(scans)],
      }))}
    />
  );
}
