import type * as vscode from 'vscode';
import { toCliCommand } from '../core/export/cli.ts';
import { toChanges } from '../core/mapping/changes.ts';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import { parseMappingDocument } from '../core/mapping/mappingDocument.ts';
import type { Wizard } from './wizard.ts';

/**
 * The AWS CLI command that does what the document says, for its account and region. Of an update it sends only what
 * changes when the mapping as deployed is given.
 */
export async function toDocumentCommand(
  wizard: Wizard,
  document: vscode.TextDocument,
  deployed: DeployedMapping | undefined,
): Promise<string> {
  const { input, uuid } = parseMappingDocument(document.getText());
  const scope = await wizard.documentScopes.resolve(document.uri.toString(), input.EventSourceArn);
  return toCliCommand(input, {
    profile: scope.profile,
    region: scope.region,
    endpointUrl: await wizard.deps.readEndpoint(scope),
    uuid,
    changes: uuid === undefined || deployed === undefined ? undefined : toChanges(deployed, input).changes,
  });
}
