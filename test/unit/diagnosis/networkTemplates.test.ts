import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { formatYaml } from '../../../src/core/export/yaml.ts';
import { toPermissionTemplate } from '../../../src/core/policy/securityGroup.ts';
import { toEndpointTemplate } from '../../../src/core/policy/vpcEndpoints.ts';

const run = promisify(execFile);
const hasLinter = spawnSync('bash', ['-c', 'command -v cfn-lint']).status === 0;
const group = 'sg-0123456789abcdef0';
const https = { fromPort: 443, toPort: 443 };
const place = {
  region: 'us-east-1',
  vpc: 'vpc-0123456789abcdef0',
  subnets: ['subnet-0123456789abcdef0'],
  clients: [group],
};

const TEMPLATES = {
  inbound: toPermissionTemplate('inbound', group, { ...https, peer: { group } }),
  outbound: toPermissionTemplate('outbound', group, { ...https, peer: { group } }),
  anywhere: toPermissionTemplate('outbound', group, { ...https, peer: { cidr: '0.0.0.0/0' } }),
  'IPv6 anywhere': toPermissionTemplate('outbound', group, { ...https, peer: { cidr: '::/0' } }),
  endpoints: toEndpointTemplate(['lambda', 'sts', 'secretsmanager', 'sqs', 'sns'], place),
};

describe('templates of the network', () => {
  it('are what cfn-lint takes', async (context) => {
    context.skip(!hasLinter, 'cfn-lint is not installed');
    const folder = await mkdtemp(join(tmpdir(), 'templates-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const files = await Promise.all(
      Object.entries({ ...TEMPLATES, faulty: FAULTY }).map(async ([name, template]) => {
        const file = join(folder, `${name.replace(' ', '-')}.yaml`);
        await writeFile(file, formatYaml(template));
        return file;
      }),
    );
    const output = await run('bash', [
      '-c',
      'exec cfn-lint "$@"',
      'bash',
      '--format',
      'parseable',
      '--',
      ...files,
    ]).catch((error: { stdout?: string }) => error);
    const findings = (output.stdout ?? '').split('\n').filter(Boolean);
    expect(findings.filter((line) => !line.includes('faulty.yaml'))).toEqual([]);
    // What it has to find, so that its silence about the rest says something.
    expect(findings.join()).toContain('FromPorts');
  });

  it('puts gateways into route tables, and opens the endpoints to every client', () => {
    expect(toEndpointTemplate(['s3'], place)).toEqual({
      Resources: {
        S3Endpoint: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: place.vpc,
            ServiceName: 'com.amazonaws.us-east-1.s3',
            VpcEndpointType: 'Gateway',
            RouteTableIds: ['ROUTE_TABLE'],
          },
        },
      },
    });
    const text = formatYaml(toEndpointTemplate(['sts'], { ...place, clients: ['sg-1', 'sg-2'], subnets: [] }));
    expect(text).toContain('SourceSecurityGroupId: sg-2');
    expect(text).toContain('CLUSTER_SUBNET');
  });
});

const FAULTY = {
  Resources: {
    Rule: { Type: 'AWS::EC2::SecurityGroupIngress', Properties: { GroupId: group, IpProtocol: 'tcp', FromPorts: 443 } },
  },
};
