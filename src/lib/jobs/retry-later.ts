/** Thrown by a task: its failure passes by itself, but no sooner than `at`. It counts as an attempt like any other. */
export class RetryLater extends Error {
  override name = 'RetryLater';

  constructor(
    message: string,
    readonly at: Date,
  ) {
    super(message);
  }
}
