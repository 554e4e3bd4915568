import { expect, it } from 'vitest';
import lock from '../../package-lock.json' with { type: 'json' };
import { findMissingOptional } from '../../scripts/lockedPackages.ts';

it('names the optional packages of every platform, without which `npm ci` fails', () => {
  expect(Object.keys(findMissingOptional(lock.packages))).toEqual([]);
});

it('fills in what is missing for the platform that its name says', () => {
  const packages = { 'node_modules/a': { dev: true, optionalDependencies: { '@a/cli-darwin-arm64': '1.2.3' } } };
  expect(findMissingOptional(packages)).toEqual({
    'node_modules/@a/cli-darwin-arm64': { version: '1.2.3', cpu: ['arm64'], dev: true, optional: true, os: ['darwin'] },
  });
});
