/** A function as Lambda lists it. */
export interface LambdaFunction {
  readonly name: string;
  readonly arn: string;
  readonly runtime?: string;
  readonly description?: string;
  /** Seconds. A mapping takes at most 840 (source-facts 8). */
  readonly timeout: number;
  /** MB. */
  readonly memory?: number;
  readonly role: string;
  readonly state?: string;
  readonly lastModified?: string;
  /** Where it writes to. */
  readonly logGroup?: string;
  /** `Text` or `JSON` (open set). */
  readonly logFormat?: string;
}
