/** A source answered, but not with what was asked for. The message is for the operator. */
export class SourceError extends Error {
  override name = 'SourceError';

  constructor(
    message: string,
    /** The same request may well be answered better in a moment. */
    readonly passes = false,
    /** The earliest time to ask again, where the source says. */
    readonly retryAt: Date | null = null,
  ) {
    super(message);
  }
}
