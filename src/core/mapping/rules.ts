import type { Finding, Known, Severity } from './finding.ts';
import type { MappingInput } from './mapping.ts';
import { readPrintedMapping } from './printedMapping.ts';
import type { Rule } from './rule.ts';
import { AUTHENTICATION_RULES } from './rules/authenticationRules.ts';
import { BATCHING_RULES } from './rules/batchingRules.ts';
import { FAILURE_RULES } from './rules/failureRules.ts';
import { FILTER_RULES } from './rules/filterRules.ts';
import { GENERAL_RULES } from './rules/generalRules.ts';
import { MEMBER_RULES } from './rules/memberRules.ts';
import { PROVISIONED_RULES } from './rules/provisionedRules.ts';
import { READING_RULES } from './rules/readingRules.ts';
import { REGISTRY_RULES } from './rules/registryRules.ts';
import { SECRET_RULES } from './rules/secretRules.ts';
import { SOURCE_RULES } from './rules/sourceRules.ts';
import { TOPIC_RULES } from './rules/topicRules.ts';
import { readMapping } from './shape.ts';
import { toShapeFinding } from './shapeFindings.ts';

/** Every rule, in the order in which findings of one severity are shown. */
export const RULES: readonly Rule[] = [
  ...GENERAL_RULES,
  ...SOURCE_RULES,
  ...TOPIC_RULES,
  ...AUTHENTICATION_RULES,
  ...SECRET_RULES,
  ...READING_RULES,
  ...BATCHING_RULES,
  ...FILTER_RULES,
  ...FAILURE_RULES,
  ...PROVISIONED_RULES,
  ...REGISTRY_RULES,
  ...MEMBER_RULES,
];

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

/**
 * Judges a draft by every rule, errors first. Takes what `get-event-source-mapping` prints too, and any other JSON value: members of the wrong type become findings with the id
 * `wrong-type`, and the rest is judged as it was meant. Never throws.
 */
export function checkMapping(mapping: MappingInput, known: Known): readonly Finding[] {
  const { input, faults } = readMapping(readPrintedMapping(mapping).members);
  const wrongTypes = faults.filter((fault) => fault.expected !== 'nothing').map(toShapeFinding);
  const findings = [...wrongTypes, ...RULES.flatMap((rule) => rule.find(input, known))];
  return findings.toSorted((a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]);
}
