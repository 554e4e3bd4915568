import { describe, expect, it } from 'vitest';
import { obstacle, runCli } from './runCli.ts';
import { openSandbox } from './sandboxClients.ts';

const vpc = 'vpc-0b7d30e5f19c826a4';
const group = 'sg-0b26d508ba714fce3';
const permission = `--group-id ${group} --ip-permissions "IpProtocol=tcp,FromPort=9098,ToPort=9098,UserIdGroupPairs=[{GroupId=${group}}]"`;

describe('the AWS CLI with EC2', () => {
  it('describes the network', async (context) => {
    if (obstacle !== undefined) context.skip(obstacle);
    const sandbox = await openSandbox({}, context);
    const inVpc = `--filters Name=vpc-id,Values=${vpc}`;
    const answers = await Promise.all(
      [
        `aws ec2 describe-security-groups --group-ids ${group} --query "SecurityGroups[].IpPermissions[].ToPort"`,
        `aws ec2 describe-subnets ${inVpc} --query "Subnets[].CidrBlock"`,
        `aws ec2 describe-vpcs --vpc-ids ${vpc} --query "Vpcs[].Tags[].Value"`,
        `aws ec2 describe-vpc-attribute --vpc-id ${vpc} --attribute enableDnsSupport --query EnableDnsSupport.Value`,
        `aws ec2 describe-route-tables ${inVpc} --query "RouteTables[].Associations[].Main"`,
        'aws ec2 describe-nat-gateways --filter Name=state,Values=failed --query "NatGateways[].State"',
        `aws ec2 describe-network-acls ${inVpc} --query "NetworkAcls[].Entries[].RuleNumber"`,
        `aws ec2 describe-vpc-endpoints ${inVpc} --query "VpcEndpoints[].ServiceName"`,
      ].map((command) => runCli(sandbox, command)),
    );
    expect(answers).toEqual([
      [9094],
      ['10.30.1.0/24', '10.30.2.0/24', '10.30.3.0/24'],
      ['payments'],
      true,
      [false, false, false, true],
      ['failed'],
      [100, 100, 32_767, 32_767],
      ['lambda', 'sts', 'secretsmanager', 'sqs'].map((service) => `com.amazonaws.us-east-1.${service}`),
    ]);
  });

  it('changes a security group, and prints what EC2 refuses', async (context) => {
    if (obstacle !== undefined) context.skip(obstacle);
    const sandbox = await openSandbox({}, context);
    const authorize = `aws ec2 authorize-security-group-ingress ${permission}`;
    expect(await runCli(sandbox, authorize)).toMatchObject({ Return: true });
    await expect(runCli(sandbox, authorize)).rejects.toMatchObject({
      stderr: expect.stringContaining('An error occurred (InvalidPermission.Duplicate) when calling'),
    });
    expect(await runCli(sandbox, `aws ec2 revoke-security-group-ingress ${permission}`)).toMatchObject({
      Return: true,
    });
  });
});
