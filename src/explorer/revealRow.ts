import * as vscode from 'vscode';
import { type ClusterRef, EXPLORER_VIEW } from '../contributions.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import type { ExplorerContext } from './explorerContext.ts';
import type { ExplorerData } from './explorerData.ts';

/** VS Code collects redraws for 0.2 s; a hidden view draws when it is shown. */
const PATIENCE = 2_000;
const ATTEMPTS = 10;

/**
 * Shows and selects a row; false when there is no such row, or VS Code keeps missing it. VS Code finds rows among those
 * it was given before, so one that has just come is looked for again after the next drawing.
 */
export async function revealRow(context: ExplorerContext, ref: Partial<MappingRef & ClusterRef>): Promise<boolean> {
  const data = await context.data();
  if ((await data.find(ref)) === undefined) return false;
  await vscode.commands.executeCommand(`${EXPLORER_VIEW}.focus`);
  for (let attempt = 1; ; attempt++) {
    const drawn = waitForDrawing(data);
    const row = await data.find(ref);
    if (row === undefined) return false;
    try {
      await context.view.reveal(row, { select: true, focus: true, expand: true });
      return true;
    } catch {
      // VS Code's only complaint here is that it was not given the row; what the command did besides still stands.
      if (attempt === ATTEMPTS) return false;
      await drawn;
    }
  }
}

function waitForDrawing(data: ExplorerData): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      listening.dispose();
      clearTimeout(timer);
      resolve();
    };
    const listening = data.onDidDraw(done);
    const timer = setTimeout(done, PATIENCE);
  });
}
