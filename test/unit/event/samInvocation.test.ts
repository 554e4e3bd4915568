import { expect, it } from 'vitest';
import { listTemplateFunctions, toSamCommand } from '../../../src/core/event/samInvocation.ts';

const TEMPLATE = `AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Stage:
    Type: String
Resources:
  Queue:
    Type: AWS::SQS::Queue
  OrdersFunction:
    # books orders
    Metadata:
      BuildMethod: esbuild

    Type: AWS::Serverless::Function
    Properties:
      Events:
        Msk:
          Type: MSK
  Version:
    Type: AWS::Lambda::Version
  Plain:
    Type: 'AWS::Lambda::Function'
`;

it('functions of a template are found, and nothing else', () => {
  expect(listTemplateFunctions(TEMPLATE)).toEqual(['OrdersFunction', 'Plain']);
  expect(listTemplateFunctions(TEMPLATE.replaceAll('\n', '\r\n'))).toEqual(['OrdersFunction', 'Plain']);
  expect(listTemplateFunctions('')).toEqual([]);
});

it('a long template is read quickly', () => {
  const text = `Resources:\n${'  A:\n    B: c\n'.repeat(5000)}`;
  const start = performance.now();
  expect(listTemplateFunctions(text)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(2000);
});

it('the command quotes what a shell would take apart', () => {
  expect(toSamCommand('OrdersFunction', 'events/orders.msk-event.json')).toBe(
    'sam local invoke OrdersFunction --event events/orders.msk-event.json',
  );
  expect(toSamCommand('F', "my events/it's.json")).toContain(`--event 'my events/it'\\''s.json'`);
});
