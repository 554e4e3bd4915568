import { quoteBash } from '../export/bash.ts';

/** Names of functions in a SAM or CloudFormation template in YAML, in the order of the text. */
export function listTemplateFunctions(template: string): readonly string[] {
  const names: string[] = [];
  /** The names that a line stands under, from the outside in. */
  const above: { readonly name: string; readonly indent: number }[] = [];
  for (const line of template.split(/\r?\n/)) {
    const [, blanks, name = '', value = ''] = /^([ \t]*)([A-Za-z0-9]+):(.*)$/.exec(line) ?? [];
    if (blanks === undefined) continue;
    while ((above.at(-1)?.indent ?? -1) >= blanks.length) above.pop();
    const parent = above.at(-1);
    if (name === 'Type' && FUNCTION_TYPE.test(value) && parent !== undefined) names.push(parent.name);
    above.push({ name, indent: blanks.length });
  }
  return names;
}

const FUNCTION_TYPE = /^\s*["']?AWS::(?:Serverless|Lambda)::Function["']?\s*(?:#.*)?$/;

/** What runs a function of a template on this machine with an event; paths as seen from the template's folder. */
export function toSamCommand(functionName: string, eventPath: string): string {
  return ['sam', 'local', 'invoke', quoteBash(functionName), '--event', quoteBash(eventPath)].join(' ');
}
