/** Every refusal the product makes, and the HTTP status that says so. */
const ERROR_STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  mismatched: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** A refusal meant for whoever asked: its message is shown to them. Anything else thrown is a fault of ours. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Further members of the problem document, e.g. the line of a broken body. */
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'AppError';
  }

  get status(): number {
    return ERROR_STATUS[this.code];
  }
}
