import { describe, expect, it } from 'vitest';
import { explainText } from '../../../src/core/hints/explainText.ts';
import { PROBLEMS } from '../../../src/core/hints/problems.ts';
import { toTextMarkdown } from '../../../src/core/hints/textMarkdown.ts';
import { REFUSED_TEXTS } from './errorsTableRefusals.ts';
import { RESULT_ENTRIES } from './errorsTableResults.ts';

const UUID = '6d9bce8e-836b-442c-8070-74e77903c815';
const CLUSTER = 'arn:aws:kafka:eu-west-1:111122223333:cluster/orders/3f1c2a90-6d4e-4b7f-9a51-0c8de2b7f413-5';
const EXISTS = `An event source mapping with event source arn ("${CLUSTER}"), function ("arn:aws:lambda:eu-west-1:111122223333:function:take") and topics ("orders") already exists. Please update or delete the existing mapping with UUID ${UUID}`;

const RESULTS = RESULT_ENTRIES.flatMap(({ mapping: { LastProcessingResult: text }, problem }) =>
  text === undefined || problem === undefined ? [] : [[text, problem] as const],
);

const toIds = (text: string) => explainText(text).errors.map(({ id }) => id);
const toPage = (text: string) => toTextMarkdown(text, explainText(text));

describe('explainText', () => {
  it.each([...new Map(RESULTS)])('knows the last result %j as %s, wherever it stands', (text, problem) => {
    expect(toIds(text)).toEqual([problem]);
    const printed = JSON.stringify({ State: 'Enabled', LastProcessingResult: text }, null, 2);
    expect(toIds(`$ aws lambda get-event-source-mapping\n${printed}`)).toEqual([problem]);
    expect(explainText(printed).errors[0]?.quotes).toEqual([`"LastProcessingResult": ${JSON.stringify(text)}`]);
  });

  it.each(REFUSED_TEXTS)('%s: knows %j as %s', (_chapter, message, id, code = 'InvalidParameterValueException') => {
    const line = `An error occurred (${code}) when calling the CreateEventSourceMapping operation: ${message}`;
    const { errors } = explainText(`Deploying…\n${line}\nDone in 3 s`);
    expect(errors.map((error) => [error.id, error.quotes])).toEqual([[id, [line.trim()]]]);
    expect(errors[0]?.hint).not.toBe('');
  });

  it('gives every problem causes whose texts have no gaps', () => {
    const texts = PROBLEMS.flatMap(({ matches }) => matches.slice(0, 1)).map((part) => `PROBLEM: ${part}`);
    for (const text of texts) {
      const [error] = explainText(text).errors;
      expect([text, (error?.causes.length ?? 0) > 0]).toEqual([text, true]);
      expect([text, toPage(text)]).not.toEqual([text, expect.stringMatching(/undefined|\bis ,|"Statement": \[\]/)]);
    }
  });

  it('explains each error of an output once, in its order, with the lines quoted', () => {
    const lines = [
      'Error: Minimum provisioned pollers must be between 1 and 200 inclusive',
      '  at Object.<anonymous> (bin/app.ts:3:1)',
      '"StateTransitionReason": "EVENT_SOURCE_AUTHN_ERROR",',
      '"LastProcessingResult": "PROBLEM: SASL authentication failed."',
      '12:00 PROBLEM: SASL authentication failed.',
      '12:00 PROBLEM: SASL authentication failed.',
    ];
    const { errors, lookAt } = explainText(lines.join('\r\n'));
    expect(errors.map(({ id, quotes }) => [id, quotes])).toEqual([
      ['pollers-out-of-range', [lines[0]]],
      ['source-authentication-failed', [lines[2]]],
      ['sasl-authentication', [lines[3], lines[4]]],
    ]);
    expect(lookAt).toEqual([]);
    const page = toPage(lines.join('\n'));
    expect(page).toContain('The text tells of 3 errors:');
    expect(page).toContain(lines[3]);
  });

  it('reads a message that is broken over lines', () => {
    const broken = ['PROBLEM: Connection error. Your event source VPC must be able', 'to connect to Lambda and STS.'];
    expect(explainText(`first\n${broken.join('\n')}\nlast`).errors).toMatchObject([
      { id: 'aws-services-unreachable', quotes: [broken.join('\n')] },
    ]);
    expect(toIds(EXISTS.replace(' existing', '\n  existing'))).toEqual(['mapping-exists']);
  });

  it('reads every result of a list that is one line', () => {
    const list = ['PROBLEM: SASL authentication failed.', 'PROBLEM: Function call failed'];
    expect(toIds(JSON.stringify(list.map((text) => ({ LastProcessingResult: text }))))).toEqual([
      'sasl-authentication',
      'function-call-failed',
    ]);
  });

  it('takes what the text names, and places to fill in for the rest', () => {
    const commands = (text: string) =>
      explainText(text).errors.flatMap(({ causes }) => causes.flatMap(({ fixes }) => fixes.map((fix) => fix.command)));
    const named = commands(`PROBLEM: Cluster failed to authorize Lambda.\n${EXISTS}`).join('\n');
    expect(named).toContain('arn:aws:kafka:eu-west-1:111122223333:topic/orders/');
    expect(named).toContain('--region eu-west-1');
    const bare = commands('PROBLEM: Cluster failed to authorize Lambda.').join('\n');
    expect(bare).toContain('arn:aws:kafka:REGION:ACCOUNT:topic/CLUSTER/CLUSTER_UUID/TOPIC');
  });

  it('names mappings by UUID, and neither requests nor clusters', () => {
    const other = UUID.replace('6d', '7e');
    const text = `${EXISTS} (Request ID: 0b0e2c11-0000-4000-8000-000000000000)\n  "UUID": "${other}",\n--uuid ${UUID}`;
    expect(explainText(text).mappingUuids).toEqual([UUID, other]);
    expect(toPage(text)).toContain(`- \`${UUID}\``);
  });

  it('shows a text that is not known as it came, with where to look', () => {
    const text = 'The moon is in\nthe ``` wrong house.';
    const { errors, lookAt } = explainText(text);
    expect(errors).toEqual([]);
    expect(lookAt[0]?.id).toBe('trust-policy-lacks-lambda');
    expect(lookAt.length).toBeGreaterThan(4);
    const page = toPage(text);
    expect(page).toContain('## This text is not known');
    expect(page).toContain(`\`\`\`\`text\n${text}\n\`\`\`\``);
    expect(page).toContain('with-kafka-troubleshoot.html');
  });

  it.each([
    'GET https://example.com failed: connection error\nretrying',
    'concurrency: 5\nthrottled: false',
    'Started the schema registry client',
    'ValidationException: name is empty',
    '"StateTransitionReason": "USER_INITIATED"',
  ])('leaves what other programs say alone: %j', (text) => {
    expect(toIds(text)).toEqual([]);
  });

  it('reads the beginning of a text of any length, in colours too', () => {
    const text = `\u001b[31mPROBLEM: SASL \u001b[1mauthentication failed.\u001b[0m\n${'nothing to see\n'.repeat(30_000)}`;
    expect(explainText(text)).toMatchObject({ errors: [{ id: 'sasl-authentication' }], isCut: true });
    expect(toPage(text)).toContain('only its beginning was read');
  });
});
