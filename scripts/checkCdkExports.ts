import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CONFIGURATIONS } from '../test/unit/export/configurations.ts';
import {
  attempt,
  compare,
  has,
  inTurn,
  type Outcome,
  readProperties,
  throwComplaints,
  toComplaints,
  toOutcome,
  toText,
} from './exportOutcome.ts';
import { root } from './paths.ts';

const cdkFolder = path.join(root, '.cache/cdk');

/** Whether the AWS CDK is there, after an attempt to install it. */
export async function installCdk(): Promise<boolean> {
  await mkdir(cdkFolder, { recursive: true });
  await writeFile(path.join(cdkFolder, 'package.json'), '{ "private": true }\n');
  const manifest = path.join(cdkFolder, 'node_modules/aws-cdk-lib/package.json');
  if (await has(process.execPath, ['-e', `require('${manifest}')`])) return true;
  return await has('npm', ['install', '--prefix', cdkFolder, '--loglevel=error', 'aws-cdk-lib', 'constructs']);
}

/** The stack must type-check, and synthesise to the properties of the CloudFormation export. */
export async function checkCdk(): Promise<readonly Outcome[]> {
  const folder = path.join(cdkFolder, 'stacks');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const texts = CONFIGURATIONS.map((configuration) => ({
    configuration,
    source: toText(configuration, 'cdk-typescript'),
  }));
  await Promise.all(
    texts.map(({ configuration, source }) => writeFile(path.join(folder, `${configuration.name}.ts`), source)),
  );
  const app = texts.map(({ configuration, source }) => {
    const stack = /export class (\w+)/.exec(source)?.[1];
    const props = source.includes('executionRoleName') ? `{ executionRoleName: 'role' }` : '{}';
    return `{ const { ${stack} } = await import('./${configuration.name}.ts'); new ${stack}(app, '${configuration.name}', ${props}); }`;
  });
  await writeFile(
    path.join(folder, 'app.ts'),
    `import { writeFileSync } from 'node:fs';\nimport { App } from 'aws-cdk-lib';\nconst app = new App({ analyticsReporting: false });\n${app.join('\n')}
const { stacks } = app.synth();
writeFileSync('templates.json', JSON.stringify(Object.fromEntries(stacks.map((stack) => [stack.stackName, stack.template]))));
`,
  );
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }\n');
  const flags = [
    '--noEmit',
    '--ignoreConfig',
    '--strict',
    '--skipLibCheck',
    '--target',
    'es2023',
    '--module',
    'esnext',
  ];
  const resolution = ['--moduleResolution', 'bundler', '--allowImportingTsExtensions', '--types', ''];
  const complaints = await toComplaints(
    attempt(
      path.join(root, 'node_modules/.bin/tsc'),
      [...flags, ...resolution, ...texts.map(({ configuration }) => `${configuration.name}.ts`)],
      folder,
    ),
  );
  await attempt(process.execPath, ['app.ts'], folder);
  const templates: Readonly<Record<string, unknown>> = JSON.parse(
    await readFile(path.join(folder, 'templates.json'), 'utf8'),
  );
  return inTurn(texts, async ({ configuration }) =>
    toOutcome('CDK', configuration.name, async () => {
      throwComplaints(
        complaints,
        `${configuration.name}.ts`,
        texts.map((other) => `${other.configuration.name}.ts`),
      );
      const expected = readProperties(toText(configuration, 'cloudformation-json'));
      compare(sortTags(readProperties(JSON.stringify(templates[configuration.name]))), sortTags(expected));
    }),
  );
}

/** The CDK orders tags by their keys. */
function sortTags(properties: Readonly<Record<string, unknown>>): unknown {
  const { Tags: tags } = properties;
  const key = (tag: unknown): string => String(Object(tag).Key);
  return Array.isArray(tags)
    ? { ...properties, Tags: tags.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)) }
    : properties;
}
