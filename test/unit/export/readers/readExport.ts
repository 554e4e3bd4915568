import { execFileSync } from 'node:child_process';
import type { ExportFormat } from '../../../../src/core/export/exportFormats.ts';
import { type CliCall, readCliArguments, toInput } from './cliArguments.ts';
import { readCommandPrompt } from './commandPrompt.ts';
import { readPowerShell } from './powerShell.ts';
import { readCdk, readCloudFormation, readSam, readServerless, readTerraform, readYaml } from './templates.ts';

/** An export read back by what reads such texts, or by its documented rules; throws where it would be read otherwise. */
export async function readExport(format: ExportFormat, text: string): Promise<CliCall> {
  const { input, ...call } = await READERS[format](text);
  return { operation: '', session: {}, ...call, input: toInput(input) };
}

type Read = Pick<CliCall, 'input'> & Partial<CliCall>;

const READERS: Readonly<Record<ExportFormat, (text: string) => Read | Promise<Read>>> = {
  'cli-bash': (text) => readCliArguments(readBash(text)),
  'cli-powershell': readPowerShell,
  'cli-cmd': readBothPrompts,
  'cli-input-json': (text) => {
    const { UUID, ...input } = JSON.parse(text);
    return { input, ...(UUID === undefined ? {} : { uuid: UUID }) };
  },
  'cloudformation-yaml': (text) => ({ input: readCloudFormation(readYaml(text)) }),
  'cloudformation-json': (text) => ({ input: readCloudFormation(JSON.parse(text)) }),
  sam: (text) => ({ input: readSam(readYaml(text)) }),
  terraform: async (text) => ({ input: await readTerraform(text) }),
  'cdk-typescript': (text) => ({ input: readCdk(text) }),
  serverless: (text) => ({ input: readServerless(text) }),
};

/** A bash whose `aws` tells what it is given. */
function readBash(text: string): readonly string[] {
  const script = `aws() { printf '%s\\0' "$@"; }\n${text}`;
  const output = execFileSync('bash', ['-c', script], { env: { LC_ALL: 'C.UTF-8', HOME: '/nowhere', y: 'expanded' } });
  return output.toString('utf8').split('\0').slice(0, -1);
}

function readBothPrompts(text: string): Read {
  const [typed, batch] = (['typed', 'batch'] as const).map((prompt) =>
    readCliArguments(readCommandPrompt(text, prompt)),
  );
  // Only the name of a profile can differ; the export says so.
  if (typed === undefined || JSON.stringify(typed.input) !== JSON.stringify(batch?.input)) {
    throw new Error('typed and in a batch file the command is not the same');
  }
  return typed;
}
