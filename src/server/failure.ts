import Type from 'typebox';

/** Codes of errors, with the status each is answered with. */
export const STATUS = {
  bad_request: 400,
  unauthorized: 401,
  foreign_host: 403,
  unknown_id: 404,
  not_found: 404,
  not_allowed: 405,
  too_slow: 408,
  too_large: 413,
  too_many: 429,
  failed: 500,
  not_ready: 503,
} as const;
export type FailureCode = keyof typeof STATUS;

/** A question that cannot be answered: which, and what to ask instead. The one shape of all errors of the server. */
export class Failure extends Error {
  override readonly name = 'Failure';
  constructor(
    readonly code: FailureCode,
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }

  get status(): number {
    return STATUS[this.code];
  }

  get body() {
    return { error: { code: this.code, message: this.message, hint: this.hint } };
  }
}

/** The same as a schema. */
export const FailureBody = Type.Object(
  {
    error: Type.Object({
      code: Type.Enum(Object.keys(STATUS)),
      message: Type.String({ description: 'What was wrong.' }),
      hint: Type.String({ description: 'What to ask instead.' }),
    }),
  },
  { description: 'Why there is no answer.' },
);
