import * as vscode from 'vscode';
import type { EventSpec, SchemaSpec } from '../core/event/generate/eventSpec.ts';

const REGISTRIES: Readonly<Record<SchemaSpec['registry'], string>> = { glue: 'AWS Glue', confluent: 'Confluent' };

const DELIVERIES: Readonly<Record<SchemaSpec['delivery'], () => string>> = {
  json: () => vscode.l10n.t('decoded to JSON by the mapping'),
  source: () => vscode.l10n.t('framing taken off by the mapping'),
  framed: () => vscode.l10n.t('bytes with framing: the mapping knows no registry'),
};

export function describeSchemas(schemas: readonly SchemaSpec[]): string {
  const words = schemas.map(({ attribute, registry, delivery }) => {
    const name = attribute === 'KEY' ? vscode.l10n.t('key') : vscode.l10n.t('value');
    return `${name}: ${toWords(registry, delivery)}`;
  });
  return words.join(' · ') || vscode.l10n.t('none');
}

/** Asks for the schema of the values; that of the keys stays. Undefined: the user left the question. */
export async function askSchema(spec: EventSpec): Promise<EventSpec | undefined> {
  const { schemas = [], ...others } = spec;
  const ofKey = schemas.filter(({ attribute }) => attribute === 'KEY');
  const choices = (['glue', 'confluent'] as const).flatMap((registry) =>
    (['json', 'source', 'framed'] as const).map((delivery) => ({ registry, delivery })),
  );
  const items = [
    { label: vscode.l10n.t('None'), schemas: ofKey },
    ...choices.map(({ registry, delivery }) => ({
      label: toWords(registry, delivery),
      schemas: [...ofKey, { attribute: 'VALUE', registry, dataFormat: toFormat(spec), delivery } as const],
    })),
  ];
  const title = vscode.l10n.t('Schema Registry of the Values');
  const chosen = await vscode.window.showQuickPick(items, { title });
  if (chosen === undefined) return undefined;
  return chosen.schemas.length === 0 ? others : { ...others, schemas: chosen.schemas };
}

function toFormat({ values }: EventSpec): SchemaSpec['dataFormat'] {
  return values.kind === 'avro' ? 'AVRO' : values.kind === 'protobuf' ? 'PROTOBUF' : 'JSON';
}

function toWords(registry: SchemaSpec['registry'], delivery: SchemaSpec['delivery']): string {
  return `${REGISTRIES[registry]}, ${DELIVERIES[delivery]()}`;
}
