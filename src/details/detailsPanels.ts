import * as vscode from 'vscode';
import { DETAILS_VIEW } from '../contributions.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { scopeKey } from '../core/scope.ts';
import { DisposableStore } from '../platform/disposables.ts';
import type { Details, DetailsDeps } from './details.ts';
import { isDetailsRef } from './protocol.ts';

export function createDetailsPanels(deps: DetailsDeps): Details {
  const owned = new DisposableStore();
  const panels = new Map<string, vscode.WebviewPanel>();
  const fill = async (panel: vscode.WebviewPanel, ref: MappingRef) => {
    const key = toKey(ref);
    panels.set(key, panel);
    let session: vscode.Disposable | undefined;
    let isClosed = false;
    // Before anything is waited for: a page can be closed while its code loads.
    panel.onDidDispose(() => {
      isClosed = true;
      if (panels.get(key) === panel) panels.delete(key);
      if (session !== undefined) owned.release(session);
    });
    const { DetailsSession } = await import('./detailsSession.ts');
    if (!isClosed) session = owned.add(new DetailsSession(deps, ref, panel));
  };
  const show = async (ref: MappingRef, preserveFocus = false) => {
    const open = panels.get(toKey(ref));
    if (open !== undefined) return open.reveal(undefined, preserveFocus);
    const title = vscode.l10n.t('Event source mapping');
    const place = { viewColumn: vscode.ViewColumn.Active, preserveFocus };
    await fill(vscode.window.createWebviewPanel(DETAILS_VIEW, title, place), ref);
  };
  return {
    show: (ref) => show(ref),
    async showDetails(ref) {
      const given = isDetailsRef(ref);
      const target = given ? ref : await deps.pickMapping();
      if (target === undefined) return undefined;
      // As with files: whoever goes through the tree stays in the tree.
      await show(target, given);
      return target.uuid;
    },
    async restore(panel, state) {
      const ref: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'ref') : undefined;
      if (isDetailsRef(ref)) await fill(panel, ref);
      else panel.dispose();
    },
    dispose: () => owned.dispose(),
  };
}

function toKey({ scope, uuid }: MappingRef): string {
  return `${scopeKey(scope)}/${uuid}`;
}
