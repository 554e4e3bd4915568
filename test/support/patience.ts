/**
 * Milliseconds after which a test hangs rather than works. On a machine that gives most of its time to others the slowest
 * test takes minutes; how fast something is, `npm run bench` tells.
 */
export const PATIENCE = 300_000;
