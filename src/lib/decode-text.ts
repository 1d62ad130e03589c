/** Text without its percent signs; as it is where these mean nothing. */
export function decodeText(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
