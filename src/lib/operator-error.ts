/**
 * Something only the person who runs Broadsheet can put right: a wrong setting, a folder that cannot be
 * written, a database that is newer than the code. Commands print its message without a stack; it never
 * answers a request (that is what `AppError` is for).
 */
export class OperatorError extends Error {
  override name = 'OperatorError';
}
