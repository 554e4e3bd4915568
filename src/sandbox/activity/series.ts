import { type Account, findFunction, toFunctionArn } from '../account/account.ts';
import type { EventSourceMapping } from '../account/lambda.ts';
import { type MappingFacts, type MappingMinute, toMappingFacts, toMappingMinute } from './mappingMinute.ts';
import { functionMetrics, mappingMetrics } from './metrics.ts';

export interface MetricName {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
}

const namespace = 'AWS/Lambda';

/** What the account's mappings and functions are measured by. Minutes are worked out once for all metrics of a request. */
export class Measurements {
  readonly #account: Account;
  readonly #now: number;
  readonly #facts = new Map<EventSourceMapping, MappingFacts>();
  readonly #minutes = new Map<EventSourceMapping, Map<number, MappingMinute | undefined>>();

  constructor(account: Account, now: number) {
    this.#account = account;
    this.#now = now;
  }

  /** Every metric that somebody has turned on. */
  list(): readonly MetricName[] {
    const ofMappings = this.#kafkaMappings().flatMap((mapping) =>
      mappingMetrics
        .filter((metric) => isOn(mapping, metric.group))
        .map(({ name }) => toName(name, 'EventSourceMappingUUID', mapping.uuid)),
    );
    const fed = new Set(this.#kafkaMappings().map((mapping) => findFunction(this.#account, mapping.functionArn)?.name));
    const ofFunctions = [...fed]
      .filter((name) => name !== undefined)
      .flatMap((name) => functionMetrics.map((metric) => toName(metric.name, 'FunctionName', name)));
    return [...ofMappings, ...ofFunctions];
  }

  /** The samples of a metric in the minute that begins at `start`; none of what is not measured. */
  samples({ namespace: space, name, dimensions }: MetricName, start: number): readonly number[] {
    const [dimension, ...more] = dimensions;
    if (space !== namespace || dimension === undefined || more.length > 0) return [];
    const found =
      dimension.name === 'EventSourceMappingUUID'
        ? this.#ofMapping(name, dimension.value, start)
        : this.#ofFunction(name, dimension, start);
    return found.filter((value) => value !== undefined);
  }

  #ofMapping(name: string, uuid: string, start: number): readonly (number | undefined)[] {
    const metric = mappingMetrics.find((entry) => entry.name === name);
    const mapping = this.#kafkaMappings().find((entry) => entry.uuid === uuid);
    if (metric === undefined || mapping === undefined || !isOn(mapping, metric.group)) return [];
    const minute = this.#minute(mapping, start);
    return minute === undefined ? [] : [metric.value(minute)];
  }

  #ofFunction(
    name: string,
    dimension: { readonly name: string; readonly value: string },
    start: number,
  ): readonly (number | undefined)[] {
    const metric = functionMetrics.find((entry) => entry.name === name);
    if (metric === undefined || dimension.name !== 'FunctionName') return [];
    const arn = toFunctionArn(this.#account, dimension.value);
    return this.#kafkaMappings()
      .filter(({ functionArn }) => functionArn === arn || functionArn.startsWith(`${arn}:`))
      .map((mapping) => {
        const minute = this.#minute(mapping, start);
        return minute && metric.value(minute);
      });
  }

  #kafkaMappings(): readonly EventSourceMapping[] {
    return this.#account.mappings.filter(({ configuration }) => configuration.EventSourceArn?.includes(':kafka:'));
  }

  #minute(mapping: EventSourceMapping, start: number): MappingMinute | undefined {
    const facts = this.#facts.get(mapping) ?? toMappingFacts(this.#account, mapping, this.#now);
    this.#facts.set(mapping, facts);
    const minutes = this.#minutes.get(mapping) ?? new Map<number, MappingMinute | undefined>();
    this.#minutes.set(mapping, minutes);
    if (!minutes.has(start)) minutes.set(start, toMappingMinute(facts, start));
    return minutes.get(start);
  }
}

function isOn({ configuration }: EventSourceMapping, group: string | undefined): boolean {
  if (group !== undefined) return configuration.MetricsConfig?.Metrics?.includes(group) === true;
  return configuration.ProvisionedPollerConfig !== undefined;
}

function toName(name: string, dimension: string, value: string): MetricName {
  return { namespace, name, dimensions: [{ name: dimension, value }] };
}
