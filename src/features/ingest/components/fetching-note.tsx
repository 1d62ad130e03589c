/**
 * A line that says that papers are on their way; nothing while none are. The page is rendered anew when that changes
 * (lib/page-cache knows it by `data-shows`), so its place is there also where it is empty.
 */
export function FetchingNote({ isFetching }: { isFetching: boolean }) {
  return (
    <div data-shows="sources" role="status">
      {isFetching && <p className="py-2 text-center text-sm text-faint">Fetching papers…</p>}
    </div>
  );
}
