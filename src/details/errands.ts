import * as vscode from 'vscode';
import type { DeployedMapping } from '../core/mapping/mapping.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { DetailsDeps } from './details.ts';
import type { Errand, MappingCommand } from './protocol.ts';
import { turnOn } from './turnOn.ts';

export interface ErrandContext {
  readonly deps: DetailsDeps;
  readonly ref: MappingRef;
  readonly mapping: DeployedMapping | undefined;
  readonly refresh: () => void;
}

/** Features meet by the ids of commands. */
const COMMANDS: Readonly<Record<MappingCommand, string>> = {
  diagnose: 'mskLambda.mapping.diagnose',
  fix: 'mskLambda.diagnosis.fix',
  enable: 'mskLambda.mapping.enable',
  disable: 'mskLambda.mapping.disable',
  edit: 'mskLambda.mapping.edit',
  compare: 'mskLambda.mapping.compare',
  reveal: 'mskLambda.explorer.reveal',
  showFailures: 'mskLambda.event.showFailures',
};

/** Does for a page what only the host can do. */
export async function runErrand(errand: Errand, { deps, ref, mapping, refresh }: ErrandContext): Promise<void> {
  switch (errand.errand) {
    case 'command':
      await vscode.commands.executeCommand(COMMANDS[errand.command], ref);
      return;
    case 'copy':
      return await vscode.env.clipboard.writeText(errand.text);
    case 'open':
      // Pages name documentation only: nothing else is opened for them.
      if (/^https:\/\/docs\.aws\.amazon\.com\//.test(errand.url)) {
        await vscode.commands.executeCommand('vscode.open', errand.url);
      }
      return;
    case 'console':
      await vscode.commands.executeCommand('mskLambda.resource.openConsole', { scope: ref.scope, arn: errand.arn });
      return;
    case 'turnOn':
      if (mapping !== undefined) await turnOn(deps, ref, mapping, errand.what);
      return refresh();
    case 'refresh':
      return refresh();
  }
}
