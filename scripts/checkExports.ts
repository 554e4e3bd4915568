/**
 * Gives every export of every configuration of the golden files to the tools that it is for, as far as this machine has
 * them: AWS CLI, cfn-lint, the translator of SAM, Terraform, the AWS CDK (installed below .cache on first use).
 */
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import { EXPORT_FORMATS, type ExportFormat } from '../src/core/export/exportFormats.ts';
import { CONFIGURATIONS, type Configuration } from '../test/unit/export/configurations.ts';
import { readCommandPrompt } from '../test/unit/export/readers/commandPrompt.ts';
import { checkCdk, installCdk } from './checkCdkExports.ts';
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

/** What the AWS CLI sends must be the same whichever shell the command is for; one configuration after the other. */
async function checkCli(folder: string): Promise<readonly Outcome[]> {
  const received: unknown[] = [];
  const server = createServer(async (request, response) => {
    received.push({ method: request.method, url: request.url, body: JSON.parse((await text(request)) || '{}') });
    response.writeHead(202, { 'content-type': 'application/json' }).end('{}');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const endpointUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    LC_ALL: 'C.UTF-8',
    AWS_ACCESS_KEY_ID: 'sample',
    AWS_SECRET_ACCESS_KEY: 'sample',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
  };
  const outcomes: Outcome[] = [];
  for (const configuration of CONFIGURATIONS) {
    // Profiles of the configurations do not exist here.
    const options = { ...configuration.options, profile: undefined, region: 'us-east-1', endpointUrl };
    const given: Configuration = { ...configuration, options };
    const file = path.join(folder, `${configuration.name}.json`);
    const operation = options.uuid === undefined ? 'create-event-source-mapping' : 'update-event-source-mapping';
    const session = ['--region', 'us-east-1', '--endpoint-url', endpointUrl];
    const script = toText(given, 'cli-powershell');
    const settings = /@'\n([\s\S]*?)\n'@/.exec(script)?.[1] ?? '';
    outcomes.push(
      await toOutcome('AWS CLI', configuration.name, async () => {
        await attempt('bash', ['-c', toText(given, 'cli-bash')], folder, env);
        await writeFile(file, toText(given, 'cli-input-json'));
        await attempt('aws', ['lambda', operation, ...session, '--cli-input-json', `file://${file}`], folder, env);
        await attempt('aws', readCommandPrompt(toText(given, 'cli-cmd'), 'batch'), folder, env);
        await writeFile(file, settings);
        await attempt('aws', ['lambda', operation, ...session, '--cli-input-json', `file://${file}`], folder, env);
        const [bash, ...others] = received.splice(0);
        if (others.length !== 3 || !others.every((other) => isDeepStrictEqual(other, bash))) {
          throw new Error(`the shells send different requests: ${JSON.stringify([bash, ...others])}`);
        }
      }),
    );
  }
  server.closeAllConnections();
  server.close();
  return outcomes;
}

/** One call for all files: starting the tool takes longer than its work. */
async function checkCloudFormation(folder: string): Promise<readonly Outcome[]> {
  const files = CONFIGURATIONS.flatMap((configuration) =>
    EXPORT_FORMATS.filter(({ format }) => CLOUDFORMATION_FORMATS.has(format)).map(({ format, fileName }) => {
      return { configuration, format, file: path.join(folder, fileName(configuration.name)) };
    }),
  );
  await Promise.all(files.map(({ configuration, format, file }) => writeFile(file, toText(configuration, format))));
  const flags = ['--non-zero-exit-code', 'error', '--regions', 'us-east-1', '--format', 'parseable', '--'];
  const complaints = await toComplaints(attempt('cfn-lint', [...flags, ...files.map(({ file }) => file)], folder));
  return inTurn(files, async ({ configuration, format, file }) =>
    toOutcome(`cfn-lint ${format}`, configuration.name, async () =>
      throwComplaints(
        complaints,
        file,
        files.map((other) => other.file),
      ),
    ),
  );
}

const CLOUDFORMATION_FORMATS: ReadonlySet<ExportFormat> = new Set([
  'cloudformation-yaml',
  'cloudformation-json',
  'sam',
]);

const TRANSLATE = `
import json, sys, yaml
from unittest.mock import MagicMock
from samtranslator.translator.translator import Translator
from samtranslator.parser.parser import Parser
import boto3
template = yaml.safe_load(open(sys.argv[1], encoding='utf-8'))
for resource in template['Resources'].values():
    resource['Properties']['CodeUri'] = 's3://bucket/key'
session = boto3.session.Session(region_name='us-east-1')
result = Translator({'AWSLambdaMSKExecutionRole': 'arn:aws:iam::aws:policy/x'}, Parser(), boto_session=session).translate(template, {})
for resource in result['Resources'].values():
    if resource['Type'] == 'AWS::Lambda::EventSourceMapping':
        print(json.dumps(resource['Properties']))
`;

/** SAM must come to the properties of the CloudFormation export; it names the function by reference and has no tags. */
async function checkSam(folder: string): Promise<readonly Outcome[]> {
  const script = path.join(folder, 'translate.py');
  await writeFile(script, TRANSLATE);
  return inTurn(CONFIGURATIONS, async (configuration) =>
    toOutcome('SAM translator', configuration.name, async () => {
      const file = path.join(folder, `${configuration.name}.sam.yaml`);
      await writeFile(file, toText(configuration, 'sam'));
      const output = await attempt('python3', [script, file], folder);
      const { FunctionName: _function, ...translated } = JSON.parse(output.trim().split('\n').at(-1) ?? '');
      const {
        FunctionName: _name,
        Tags: _tags,
        ...expected
      } = readProperties(toText(configuration, 'cloudformation-json'));
      compare(translated, expected);
    }),
  );
}

async function checkTerraform(folder: string): Promise<readonly Outcome[]> {
  return inTurn(CONFIGURATIONS, async (configuration) =>
    toOutcome('terraform fmt', configuration.name, async () => {
      const file = path.join(folder, `${configuration.name}.tf`);
      await writeFile(file, toText(configuration, 'terraform'));
      await attempt('terraform', ['fmt', '-check', '-diff', file], folder);
    }),
  );
}

const folder = await mkdtemp(path.join(tmpdir(), 'exports-'));
const checks = [
  { name: 'AWS CLI', isThere: () => has('aws', ['--version']), check: () => checkCli(folder) },
  { name: 'cfn-lint', isThere: () => has('cfn-lint', ['--version']), check: () => checkCloudFormation(folder) },
  {
    name: 'SAM translator',
    isThere: () => has('python3', ['-c', 'import samtranslator']),
    check: () => checkSam(folder),
  },
  { name: 'Terraform', isThere: () => has('terraform', ['version']), check: () => checkTerraform(folder) },
  { name: 'AWS CDK', isThere: installCdk, check: checkCdk },
];
let faults = 0;
try {
  for (const { name, isThere, check } of checks) {
    if (!(await isThere())) {
      console.log(`- ${name}: not on this machine`);
      continue;
    }
    const outcomes = await check();
    const wrong = outcomes.filter((outcome) => outcome.fault !== undefined);
    faults += wrong.length;
    console.log(
      `${wrong.length === 0 ? '✓' : '✗'} ${name}: ${outcomes.length - wrong.length} of ${outcomes.length} exports pass`,
    );
    for (const outcome of wrong) console.log(`  ${outcome.check}, ${outcome.configuration}:\n${outcome.fault}`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = faults === 0 ? 0 : 1;
