import type { FieldId } from '../mapping/fieldSpec.ts';
import type { MappingChanges } from '../mapping/mapping.ts';
import type { PolicyDocument } from '../policy/policyDocument.ts';

export interface ExportOptions {
  readonly profile?: string;
  readonly region?: string;
  readonly endpointUrl?: string;
  /** Present: the mapping exists; formats of the AWS CLI update it, templates say how to take it over. */
  readonly uuid?: string;
  /** What an update sends; absent: every member of the input that an update takes. */
  readonly changes?: MappingChanges;
  /** Present: templates carry the policy of the execution role too. */
  readonly permissions?: { readonly policy: PolicyDocument; readonly roleName?: string };
}

export interface ExportNote {
  /** The field concerned, if it is one. */
  readonly field?: FieldId;
  /** What the target cannot express, and what to do. */
  readonly message: string;
}

export interface MappingExport {
  readonly text: string;
  /** The same notes are comments in the text, where the format has comments. */
  readonly notes: readonly ExportNote[];
}
