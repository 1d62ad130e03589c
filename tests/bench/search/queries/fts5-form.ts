/** FTS5's query language (https://www.sqlite.org/fts5.html#full_text_query_syntax): strings in quotes, operators in capitals. */

/** A word or a phrase. */
export function string(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

export function all(texts: string[]): string {
  return texts.map(string).join(' AND ');
}

export function any(texts: string[]): string {
  return `(${texts.map(string).join(' OR ')})`;
}

export function within(column: 'title' | 'authors', texts: string[]): string {
  return `${column} : (${all(texts)})`;
}
