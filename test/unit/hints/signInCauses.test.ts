import { describe, expect, it } from 'vitest';
import { acrossAccounts, findCause, knownConnection, listCauses, withMethods } from './causeLists.ts';
import { CLUSTER_ARN, MUTUAL_TLS, RESULTS, SCRAM, SCRAM_SECRET, toCluster, toConnection, toKnown } from './samples.ts';

describe('causes of a failed sign-in', () => {
  const refused = { LastProcessingResult: RESULTS.sasl };
  const scram = { ...refused, SourceAccessConfigurations: [SCRAM] };

  it('are kafka-cluster:Connect for IAM', () => {
    expect(listCauses(refused)).toEqual(['role-lacks-connect', 'connection-quota']);
    const { command } = findCause('role-lacks-connect', refused).fixes[0] ?? {};
    expect(command).toContain('--role-name order-role');
    expect(command).toContain('kafka-cluster:Connect');
    expect(command).toContain(`"Resource": "${CLUSTER_ARN}"`);
  });

  it('are the secret for SCRAM, in the order of what is known of it', () => {
    expect(listCauses(scram, withMethods('scram'))).toEqual([
      'secret-not-associated',
      'scram-credentials-wrong',
      'connection-quota',
      'secret-unfit-for-scram',
    ]);
    const cluster = toCluster({ authMethods: ['scram'] });
    const other = toKnown({ clusters: [cluster], scramSecrets: [] });
    expect(findCause('secret-not-associated', scram, other).likely).toBe('evident');
    const associated = toKnown({ clusters: [cluster], scramSecrets: [SCRAM_SECRET] });
    expect(listCauses(scram, associated)[0]).toBe('scram-credentials-wrong');
    const unfit = toKnown({ clusters: [cluster], secrets: [{ arn: SCRAM_SECRET, name: 'orders' }] });
    expect(listCauses(scram, unfit)[0]).toBe('secret-unfit-for-scram');
  });

  it('are the method itself where the cluster does not have it on', () => {
    expect(listCauses(scram, withMethods('iam'))[0]).toBe('secret-method-off');
  });

  it('include the copy of the secret across accounts', () => {
    const known = { ...knownConnection, vpcConnections: [toConnection({ authentication: 'SASL_SCRAM' })] };
    expect(listCauses({ ...scram, ...acrossAccounts }, known)).toContain('secret-copy-outdated');
    expect(listCauses(scram, withMethods('scram'))).not.toContain('secret-copy-outdated');
  });
});

describe('causes of refused certificates', () => {
  it('begin with a missing one where the cluster asks for one', () => {
    expect(listCauses({ LastProcessingResult: RESULTS.clientRefused }, withMethods('mtls'))[0]).toBe(
      'no-client-certificate',
    );
  });

  it('begin with the cluster’s settings where mutual TLS is off', () => {
    const given = { LastProcessingResult: RESULTS.clientRefused, SourceAccessConfigurations: [MUTUAL_TLS] };
    expect(listCauses(given, withMethods('iam'))[0]).toBe('mutual-tls-off');
    expect(listCauses(given, withMethods('mtls'))).toEqual(['certificate-not-trusted', 'certificate-expired']);
  });

  it('are told apart by method when Lambda stopped the mapping', () => {
    const stopped = { State: 'Disabled', StateTransitionReason: 'EVENT_SOURCE_AUTHN_ERROR', LastProcessingResult: '' };
    expect(listCauses(stopped)).toEqual(['role-lacks-connect', 'connection-quota']);
    const tls = { ...stopped, SourceAccessConfigurations: [MUTUAL_TLS] };
    expect(listCauses(tls, withMethods('mtls'))).toEqual([
      'certificate-not-trusted',
      'certificate-expired',
      'key-not-pkcs8',
      'key-encryption-unsupported',
      'not-pem',
      'secret-members-wrong',
      'key-password-wrong',
      'chain-order-wrong',
    ]);
  });
});
