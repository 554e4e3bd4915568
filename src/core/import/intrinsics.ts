import * as l10n from '@vscode/l10n';
import { isRecord, NonLiteral, readMember, toShort } from './nonLiteral.ts';

/** A template as far as expressions in it can be evaluated without an account. */
export interface TemplateContext {
  readonly parameters: unknown;
  readonly resources: unknown;
  /** Expressions of the Serverless Framework in texts: `${self:…}` and others. */
  readonly expand?: (text: string) => unknown;
}

const FUNCTION_TYPES = ['AWS::Lambda::Function', 'AWS::Serverless::Function'];

/** The value with every expression evaluated or made a `NonLiteral`. A default that is taken becomes a note. */
export function evaluate(value: unknown, context: TemplateContext, notes: string[]): unknown {
  if (typeof value === 'string') return context.expand?.(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => evaluate(item, context, notes)).filter(isPresent);
  if (!isRecord(value)) return value;
  const [name, ...more] = Object.keys(value);
  if (name !== undefined && more.length === 0 && /^(?:Ref$|Fn::|Condition$)/.test(name)) {
    const result = evaluateFunction(name, value[name], context, notes);
    return result === UNKNOWN ? new NonLiteral(formatFunction(name, value[name])) : result;
  }
  const members = Object.entries(value).map(([key, member]) => [key, evaluate(member, context, notes)] as const);
  return Object.fromEntries(members.filter(([, member]) => isPresent(member)));
}

const UNKNOWN = Symbol('unknown');

function isPresent(value: unknown): boolean {
  return value !== undefined;
}

function evaluateFunction(name: string, argument: unknown, context: TemplateContext, notes: string[]): unknown {
  switch (name) {
    case 'Ref':
      return evaluateReference(String(argument), context, notes);
    case 'Fn::GetAtt':
      return evaluateAttribute(argument, context, notes);
    case 'Fn::Sub':
      return evaluateSub(argument, context, notes);
    case 'Fn::Join':
      return evaluateJoin(argument, context, notes);
    case 'Fn::ToJsonString': {
      const value = evaluate(argument, context, notes);
      return isLiteral(value) ? JSON.stringify(value) : UNKNOWN;
    }
    default:
      return UNKNOWN;
  }
}

function evaluateReference(name: string, context: TemplateContext, notes: string[]): unknown {
  if (name === 'AWS::NoValue') return undefined;
  const parameter = readMember(context.parameters, name);
  const value = readMember(parameter, 'Default');
  if (value === undefined || value === null || isRecord(value)) return toFunctionName(name, context, notes);
  notes.push(l10n.t('The default of parameter {0} was taken.', name));
  const isList = /^(?:CommaDelimitedList|List<)/.test(String(readMember(parameter, 'Type')));
  return isList
    ? String(value)
        .split(',')
        .map((item) => item.trim())
    : value;
}

function evaluateAttribute(argument: unknown, context: TemplateContext, notes: string[]): unknown {
  const [name = '', attribute] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
  return attribute === 'Arn' ? toFunctionName(name, context, notes) : UNKNOWN;
}

/** The name of a function that stands in the same template, if it is a literal there. */
function toFunctionName(name: string, context: TemplateContext, notes: string[]): unknown {
  const resource = readMember(context.resources, name);
  if (!FUNCTION_TYPES.includes(String(readMember(resource, 'Type')))) return UNKNOWN;
  const given = readMember(readMember(resource, 'Properties'), 'FunctionName');
  // Without resources, since functions could be named after each other.
  const value = evaluate(given, { ...context, resources: undefined }, notes);
  return typeof value === 'string' ? value : UNKNOWN;
}

function evaluateSub(argument: unknown, context: TemplateContext, notes: string[]): unknown {
  const [text, variables]: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  if (typeof text !== 'string') return UNKNOWN;
  let isKnown = true;
  const result = text.replaceAll(/\$\{([^}]*)\}/g, (_all, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    const given = readMember(variables, name.trim());
    const value = given === undefined ? evaluateName(name.trim(), context, notes) : evaluate(given, context, notes);
    isKnown &&= typeof value === 'string' || typeof value === 'number';
    return String(value);
  });
  return isKnown ? result : UNKNOWN;
}

function evaluateName(name: string, context: TemplateContext, notes: string[]): unknown {
  return name.includes('.') ? evaluateAttribute(name, context, notes) : evaluateReference(name, context, notes);
}

function evaluateJoin(argument: unknown, context: TemplateContext, notes: string[]): unknown {
  const [separator, items]: readonly unknown[] = Array.isArray(argument) ? argument : [];
  const values = evaluate(items, context, notes);
  const isKnown = typeof separator === 'string' && Array.isArray(values) && values.every(isText);
  return isKnown ? values.join(separator) : UNKNOWN;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function isLiteral(value: unknown): boolean {
  if (value instanceof NonLiteral || value === undefined) return false;
  if (Array.isArray(value)) return value.every(isLiteral);
  return !isRecord(value) || Object.values(value).every(isLiteral);
}

/** As YAML writes it, e.g. `!GetAtt Queue.Arn`. */
function formatFunction(name: string, argument: unknown): string {
  const isPath = name === 'Fn::GetAtt' && Array.isArray(argument);
  const text = isPath
    ? argument.map(String).join('.')
    : typeof argument === 'string'
      ? argument
      : JSON.stringify(argument);
  return toShort(`!${name.replace('Fn::', '')} ${text}`);
}
