import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const FOLDER = fileURLToPath(new URL('../../../src/aws/', import.meta.url));
const SDK_VALUE = /^(?:import|export)\s(?!type\b)[^;]*?from\s'(?:@aws-sdk\/|@smithy\/|\.\/lazy\/)/m;

describe('src/aws', () => {
  it('imports no value of the SDK statically, nor what does: activation must not load it', () => {
    const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(20);
    expect(files.filter((name) => SDK_VALUE.test(readFileSync(FOLDER + name, 'utf8')))).toEqual([]);
  });

  it('would notice such an import', () => {
    expect(SDK_VALUE.test("import { LambdaClient } from '@aws-sdk/client-lambda';")).toBe(true);
    expect(SDK_VALUE.test("import { iam } from './lazy/iam.ts';")).toBe(true);
    expect(SDK_VALUE.test("import type { LambdaClient } from '@aws-sdk/client-lambda';")).toBe(false);
  });
});
