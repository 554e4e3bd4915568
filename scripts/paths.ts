import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/** Where this clone keeps what it makes while running: workspaces, data folders. Ignored by git. */
export const runFolder = path.join(root, '.cache/run');

/** Where downloads are kept; several clones share them by naming one folder in MSK_LAMBDA_CACHE. */
export const downloadFolder = path.resolve(process.env['MSK_LAMBDA_CACHE'] ?? path.join(root, '.cache/downloads'));
