/** An error as the service would answer it; each protocol writes it in its own form. */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;
  /** Further members of the error shape: `Reason`, `invalidParameter`. */
  readonly members: Readonly<Record<string, string | number>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    shape: ErrorShape,
    message: string,
    members: Readonly<Record<string, string | number>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'ServiceError';
    this.code = shape.code;
    this.status = shape.status;
    this.members = members;
    this.headers = headers;
  }
}

export interface ErrorShape {
  readonly code: string;
  readonly status: number;
}

/** A parameter that cannot be read; the server answers it with the service's own code for that. */
export class InvalidParameter extends Error {
  readonly parameter: string;

  constructor(parameter: string, message: string) {
    super(message);
    this.name = 'InvalidParameter';
    this.parameter = parameter;
  }
}

/** A paging token that this list never gave out. */
export class InvalidToken extends Error {
  readonly parameter: string;

  constructor(parameter: string) {
    super(`The value of ${parameter} is not valid.`);
    this.name = 'InvalidToken';
    this.parameter = parameter;
  }
}
