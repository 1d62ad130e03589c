'use client';

/** A month and its numbers. A client component only so that it crosses as data (docs/decisions/007). */
export function MonthRow({ month, numbers }: { month: string; numbers: string[] }) {
  return (
    <tr className="border-b">
      <th scope="row" className="py-1.5 text-left font-normal">
        {month}
      </th>
      {numbers.map((number, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table
        <td key={place} className="py-1.5 pl-4 text-right">
          {number}
        </td>
      ))}
    </tr>
  );
}
