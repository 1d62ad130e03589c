/**
 * Keeps what `load` gave for so many milliseconds. Later it is still given at once, while it is loaded anew for those
 * who come after; those who ask first wait for one load. A load that fails is tried again by the next who asks.
 */
export function keptFor<Value>(milliseconds: number, load: () => Promise<Value>): () => Promise<Value> {
  let kept: { value: Value; until: number } | null = null;
  let loading: Promise<Value> | null = null;

  function refresh(): Promise<Value> {
    loading ??= load()
      .then((value) => {
        kept = { value, until: Date.now() + milliseconds };
        return value;
      })
      .finally(() => {
        loading = null;
      });
    return loading;
  }

  return async () => {
    if (!kept) return refresh();
    if (kept.until <= Date.now()) {
      refresh().catch(() => {
        // What is kept is given until a load succeeds.
      });
    }
    return kept.value;
  };
}
