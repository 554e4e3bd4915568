import { describe, expect, it } from 'vitest';
import type { AwsFailure } from '../../../src/core/failure.ts';
import { startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { catchFailure, PATIENT } from './connect.ts';
import { CredentialBed, KEYS, REGION, toKeys, toScope } from './credentialBed.ts';

const bed = new CredentialBed();

describe('endpoints', () => {
  it('goes where the named profile says, though another is in force', async () => {
    await bed.home.writeCredentials(toKeys('local'));
    await bed.home.writeConfig(`[profile local]\nendpoint_url = ${bed.sandbox.endpoint}\n`);
    bed.home.setEnv({ AWS_ENDPOINT_URL: '', AWS_PROFILE: 'other' });
    expect(await bed.getKey(bed.open(), 'local')).toBe('KEYlocal');
  });

  it('follows a change of the endpoint', async () => {
    await bed.home.writeCredentials(toKeys('a'));
    const connections = bed.open();
    await bed.getKey(connections, 'a');
    const elsewhere = await startSandbox();
    bed.closeLater(() => elsewhere.close());
    bed.home.setEnv({ AWS_ENDPOINT_URL_STS: elsewhere.endpoint });
    await connections.api(toScope('a')).getIdentity(PATIENT);
    expect(elsewhere.requests.at(-1)?.accessKeyId).toBe('KEYa');
  });

  it('keeps the sample account apart from environment and files', async () => {
    await bed.home.writeConfig('[default]\nendpoint_url = http://127.0.0.1:1\n');
    bed.home.setEnv({
      ...KEYS,
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_PROFILE: 'gone',
      AWS_USE_FIPS_ENDPOINT: 'true',
    });
    await bed.open().api({ region: REGION, sample: true }).getIdentity(PATIENT);
    expect(bed.sandbox.requests.at(-1)?.accessKeyId).toBe('sample');
  });

  it('goes to AWS itself when a profile ignores configured endpoints', async () => {
    await bed.home.writeCredentials(toKeys('a'));
    await bed.home.writeConfig('[profile a]\nignore_configured_endpoint_urls = true\n');
    // A region that does not exist, so that nothing leaves this machine but a question for its name.
    const scope = { profile: 'a', region: 'xx-test-1' };
    const api = bed.open({ limits: { callDeadline: 3000 } }).api(scope);
    const failure = await catchFailure(api.getFunction('f', PATIENT));
    expect(failure.reason).toBe('network');
    expect(failure.message).toContain('lambda.xx-test-1.amazonaws.com');
    expect(bed.sandbox.requests).toEqual([]);
  });

  it('calls a services section that is missing an invalid setting', async () => {
    await bed.home.writeCredentials(toKeys('a'));
    await bed.home.writeConfig('[profile a]\nservices = nowhere\n');
    bed.home.setEnv({ AWS_ENDPOINT_URL: '' });
    const failure = await catchFailure(bed.open().api(toScope('a')).getIdentity(PATIENT));
    expect(failure.reason).toBe('invalid');
    expect(failure.message).toContain('"nowhere"');
  });
});

describe('no credentials', () => {
  const failWith = (profile?: string): Promise<AwsFailure> =>
    catchFailure(bed.open().api(toScope(profile)).getIdentity(PATIENT));

  it('says so when there is nothing at all', async () => {
    const failure = await failWith();
    expect(failure).toMatchObject({ reason: 'no-credentials', operation: 'sts:GetCallerIdentity' });
    expect(failure.message).toContain('No AWS credentials were found');
    expect(bed.sandbox.requests).toEqual([]);
  });

  it('says that the profile does not exist', async () => {
    expect(await failWith('gone')).toMatchObject({
      reason: 'no-credentials',
      message: 'The AWS config files have no profile "gone".',
    });
  });

  it('shows what a credential process said, but not its command line', async () => {
    const command = `${JSON.stringify(process.execPath)} -e "console.error('no session');process.exit(3)" hunter2`;
    await bed.home.writeConfig(`[profile tool]\ncredential_process = ${command}\n`);
    const failure = await failWith('tool');
    expect(failure).toMatchObject({ reason: 'no-credentials', cause: undefined });
    expect(failure.message).toBe('The credential_process of profile "tool" failed: no session');
  });

  it('does not wait for ever for a credential process', async () => {
    const command = `${JSON.stringify(process.execPath)} -e "process.stdin.resume();setTimeout(()=>{},2000)"`;
    await bed.home.writeConfig(`[profile tool]\ncredential_process = ${command}\n`);
    const connections = bed.open({ limits: { credentialDeadline: 200 } });
    const failure = await catchFailure(connections.api(toScope('tool')).getIdentity(PATIENT));
    expect(failure).toMatchObject({
      reason: 'no-credentials',
      message: 'No credentials were given within 0.2 seconds.',
    });
  });

  it('asks anew when a question for a code was left unanswered', async () => {
    await bed.startSts();
    await bed.home.writeCredentials(toKeys('base'));
    await bed.home.writeConfig(
      '[profile m]\nrole_arn = arn:aws:iam::1:role/M\nsource_profile = base\nmfa_serial = s\n',
    );
    const answers = [new Promise<string>(() => {}), Promise.resolve('123456')];
    const connections = bed.open({
      mfaCode: () => answers.shift() ?? Promise.reject(new Error('asked too often')),
      limits: { credentialDeadline: 800 },
    });
    const failure = await catchFailure(connections.api(toScope('m')).getIdentity(PATIENT));
    expect(failure.reason).toBe('no-credentials');
    expect(await bed.getKey(connections, 'm')).toBe('ROLEM');
  });

  it('leaves at once when the caller gives up', async () => {
    const controller = new AbortController();
    await bed.home.writeCredentials(toKeys('base'));
    await bed.home.writeConfig(
      '[profile m]\nrole_arn = arn:aws:iam::1:role/M\nsource_profile = base\nmfa_serial = s\n',
    );
    const connections = bed.open({
      mfaCode: () => {
        controller.abort();
        return new Promise(() => {});
      },
    });
    const failure = await catchFailure(connections.api(toScope('m')).getIdentity(controller.signal));
    expect(failure.reason).toBe('aborted');
  });
});
