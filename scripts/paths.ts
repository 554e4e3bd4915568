import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '..');

/** Where downloads are kept; several clones share them by naming one folder in MSK_LAMBDA_CACHE. */
export const downloadFolder = path.resolve(process.env['MSK_LAMBDA_CACHE'] ?? path.join(root, '.cache/downloads'));
