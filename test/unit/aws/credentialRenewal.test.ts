import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catchFailure, PATIENT } from './connect.ts';
import { CredentialBed, KEYS, toKeys, toPrinter, toScope } from './credentialBed.ts';
import { sendJson, startLoopback } from './loopback.ts';

const bed = new CredentialBed();

describe('rotation', () => {
  it('signs the next call with keys written meanwhile', async () => {
    await bed.home.writeCredentials(toKeys('a'));
    const connections = bed.open();
    expect(await bed.getKey(connections, 'a')).toBe('KEYa');
    await bed.home.writeCredentials(toKeys('a').replace('KEYa', 'KEYnew'));
    expect(await bed.getKey(connections, 'a')).toBe('KEYnew');
  });

  it('follows the environment', async () => {
    bed.home.setEnv(KEYS);
    const connections = bed.open();
    expect(await bed.getKey(connections)).toBe('ENVKEY');
    bed.home.setEnv({ AWS_ACCESS_KEY_ID: 'ENVKEY2' });
    expect(await bed.getKey(connections)).toBe('ENVKEY2');
  });

  it('runs a credential process again when AWS says that its token expired, and sends the call once more', async () => {
    const output = await bed.home.write('out.json', '{"Version":1,"AccessKeyId":"EXPIREDKEY","SecretAccessKey":"s"}');
    await bed.home.writeConfig(`[profile tool]\ncredential_process = ${toPrinter(output)}\n`);
    const connections = bed.open();
    const expired = await catchFailure(connections.api(toScope('tool')).getIdentity(PATIENT));
    expect(expired.reason).toBe('expired-credentials');
    await bed.home.write('out.json', '{"Version":1,"AccessKeyId":"FRESH","SecretAccessKey":"s"}');
    expect(await bed.getKey(connections, 'tool')).toBe('FRESH');
    expect(bed.sandbox.requests.map((request) => request.accessKeyId)).toEqual(['EXPIREDKEY', 'EXPIREDKEY', 'FRESH']);
  });

  it('runs a credential process again when its credentials come to their end, and not before', async () => {
    const print = (key: string, seconds: number) =>
      bed.home.write(
        'out.json',
        JSON.stringify({
          Version: 1,
          AccessKeyId: key,
          SecretAccessKey: 's',
          Expiration: new Date(Date.now() + seconds * 1000).toISOString(),
        }),
      );
    await bed.home.writeConfig(`[profile tool]\ncredential_process = ${toPrinter(await print('FIRST', 3600))}\n`);
    const connections = bed.open();
    expect(await bed.getKey(connections, 'tool')).toBe('FIRST');
    await print('SECOND', 30);
    expect(await bed.getKey(connections, 'tool')).toBe('FIRST');
    connections.forget(toScope('tool'));
    expect(await bed.getKey(connections, 'tool')).toBe('SECOND');
    await print('THIRD', 3600);
    expect(await bed.getKey(connections, 'tool')).toBe('THIRD');
  });
});

describe('single sign-on', () => {
  const CONFIG = `[profile corp]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = ReadOnly
[sso-session corp]
sso_start_url = https://example.awsapps.com/start
sso_region = us-east-1
`;

  async function writeToken(expiresAt: Date): Promise<void> {
    const folder = join(bed.home.folder, '.aws', 'sso', 'cache');
    await mkdir(folder, { recursive: true });
    const name = createHash('sha1').update('corp').digest('hex');
    const token = { accessToken: 'sso-token', expiresAt: expiresAt.toISOString() };
    await bed.home.write(join('.aws', 'sso', 'cache', `${name}.json`), JSON.stringify(token));
  }

  it.each([
    ['was never opened', async () => {}],
    ['expired', () => writeToken(new Date(Date.now() - 60_000))],
  ])('asks to sign in again when the session %s', async (_case, prepare) => {
    await bed.home.writeConfig(CONFIG);
    await prepare();
    const failure = await catchFailure(bed.open().api(toScope('corp')).getIdentity(PATIENT));
    expect(failure.reason).toBe('expired-credentials');
    expect(failure.message).toContain('aws sso login');
  });

  it('uses the role of the session once the user has signed in', async () => {
    const portal = await startLoopback((request, response) => {
      const isKnown = request.headers['x-amz-sso_bearer_token'] === 'sso-token';
      if (!isKnown) return sendJson(response, { message: 'Session token not found or invalid' }, 401);
      const expiration = Date.now() + 3_600_000;
      const roleCredentials = { accessKeyId: 'SSOKEY', secretAccessKey: 's', sessionToken: 't', expiration };
      sendJson(response, { roleCredentials });
    });
    bed.closeLater(() => portal.close());
    bed.home.setEnv({ AWS_ENDPOINT_URL_SSO: portal.endpoint });
    await bed.home.writeConfig(CONFIG);
    const connections = bed.open();
    expect((await catchFailure(connections.api(toScope('corp')).getIdentity(PATIENT))).reason).toBe(
      'expired-credentials',
    );
    await writeToken(new Date(Date.now() + 3_600_000));
    expect(await bed.getKey(connections, 'corp')).toBe('SSOKEY');
    expect(portal.received[0]?.path).toContain('account_id=111122223333');
  });
});
