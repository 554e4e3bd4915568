import { describe, expect, it } from 'vitest';
import { catchFailure, PATIENT } from './connect.ts';
import { CredentialBed, KEYS, REGION, toKeys, toPrinter, toScope } from './credentialBed.ts';
import { type Received, sendJson, startLoopback } from './loopback.ts';

const bed = new CredentialBed();

const toForm = (request: Received | undefined) => Object.fromEntries(new URLSearchParams(request?.body));

describe("the AWS CLI's order", () => {
  it('takes the keys of the environment, also beside AWS_PROFILE', async () => {
    await bed.home.writeCredentials(toKeys('a'));
    bed.home.setEnv({ ...KEYS, AWS_PROFILE: 'a' });
    expect(await bed.getKey(bed.open())).toBe('ENVKEY');
  });

  it('takes a named profile whatever the environment says', async () => {
    await bed.home.writeCredentials(toKeys('a') + toKeys('b'));
    bed.home.setEnv({ ...KEYS, AWS_PROFILE: 'b' });
    expect(await bed.getKey(bed.open(), 'a')).toBe('KEYa');
  });

  it('takes AWS_PROFILE, then the default profile', async () => {
    await bed.home.writeCredentials(toKeys('default') + toKeys('b'));
    expect(await bed.getKey(bed.open())).toBe('KEYdefault');
    bed.home.setEnv({ AWS_PROFILE: 'b' });
    expect(await bed.getKey(bed.open())).toBe('KEYb');
  });

  it('takes keys of the config file, those of the credentials file before', async () => {
    await bed.home.writeConfig('[profile a]\naws_access_key_id = OTHER\naws_secret_access_key = x\n');
    expect(await bed.getKey(bed.open(), 'a')).toBe('OTHER');
    await bed.home.writeCredentials(toKeys('a'));
    expect(await bed.getKey(bed.open(), 'a')).toBe('KEYa');
  });

  it('takes what the container gives', async () => {
    const container = await startLoopback((_request, response) =>
      sendJson(response, {
        AccessKeyId: 'CONTAINER',
        SecretAccessKey: 's',
        Token: 't',
        Expiration: new Date(Date.now() + 3_600_000).toISOString(),
      }),
    );
    bed.closeLater(() => container.close());
    bed.home.setEnv({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${container.endpoint}/role` });
    expect(await bed.getKey(bed.open())).toBe('CONTAINER');
    expect(container.received[0]?.path).toBe('/role');
  });

  it('takes what a credential process prints', async () => {
    const script = await bed.home.write(
      'credentials.json',
      '{"Version":1,"AccessKeyId":"PROCESS","SecretAccessKey":"s"}',
    );
    await bed.home.writeConfig(`[profile tool]\ncredential_process = ${toPrinter(script)}\n`);
    expect(await bed.getKey(bed.open(), 'tool')).toBe('PROCESS');
  });
});

describe('roles', () => {
  it("assumes a role with the source profile's keys, in the scope's region", async () => {
    const sts = await bed.startSts();
    await bed.home.writeCredentials(toKeys('base'));
    await bed.home.writeConfig(`[profile admin]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = base
external_id = ext
role_session_name = me
duration_seconds = 1800
`);
    const connections = bed.open();
    expect(await bed.getKey(connections, 'admin')).toBe('ROLEAdmin');
    expect(await bed.getKey(connections, 'admin')).toBe('ROLEAdmin');
    expect(sts.received).toHaveLength(1);
    expect(sts.received[0]?.headers.authorization).toContain(`Credential=KEYbase/`);
    expect(sts.received[0]?.headers.authorization).toContain(`/${REGION}/sts/`);
    expect(toForm(sts.received[0])).toMatchObject({
      Action: 'AssumeRole',
      ExternalId: 'ext',
      RoleSessionName: 'me',
      DurationSeconds: '1800',
    });
  });

  it("assumes a role with the environment's keys when the profile says so", async () => {
    const sts = await bed.startSts();
    bed.home.setEnv(KEYS);
    await bed.home.writeConfig(
      '[profile r]\nrole_arn = arn:aws:iam::1:role/FromEnv\ncredential_source = Environment\n',
    );
    expect(await bed.getKey(bed.open(), 'r')).toBe('ROLEFromEnv');
    expect(sts.received[0]?.headers.authorization).toContain('Credential=ENVKEY/');
  });

  it('assumes a role with a web identity token, of the profile and of the environment', async () => {
    const sts = await bed.startSts();
    const token = await bed.home.write('token', 'the-token');
    await bed.home.writeConfig(
      `[profile pod]\nrole_arn = arn:aws:iam::1:role/Pod\nweb_identity_token_file = ${token}\n`,
    );
    expect(await bed.getKey(bed.open(), 'pod')).toBe('ROLEPod');
    bed.home.setEnv({ AWS_ROLE_ARN: 'arn:aws:iam::1:role/Env', AWS_WEB_IDENTITY_TOKEN_FILE: token });
    expect(await bed.getKey(bed.open())).toBe('ROLEEnv');
    expect(sts.received.map((request) => toForm(request)['WebIdentityToken'])).toEqual(['the-token', 'the-token']);
  });

  it('asks for an MFA code once, also when several calls wait for it', async () => {
    const sts = await bed.startSts();
    await bed.home.writeCredentials(toKeys('base'));
    await bed.home.writeConfig(
      '[profile m]\nrole_arn = arn:aws:iam::1:role/M\nsource_profile = base\nmfa_serial = arn:aws:iam::1:mfa/me\n',
    );
    const asked: string[] = [];
    const connections = bed.open({
      mfaCode: async (serial, profile) => {
        asked.push(`${serial} ${profile}`);
        return '123456';
      },
    });
    expect(await Promise.all([bed.getKey(connections, 'm'), bed.getKey(connections, 'm')])).toEqual(['ROLEM', 'ROLEM']);
    expect(asked).toEqual(['arn:aws:iam::1:mfa/me m']);
    expect(toForm(sts.received[0])).toMatchObject({ SerialNumber: 'arn:aws:iam::1:mfa/me', TokenCode: '123456' });

    await bed.home.writeCredentials(toKeys('base') + toKeys('another'));
    await bed.getKey(connections, 'm');
    expect(asked).toHaveLength(1);
  });

  it('says that no MFA code was given', async () => {
    await bed.startSts();
    await bed.home.writeCredentials(toKeys('base'));
    await bed.home.writeConfig(
      '[profile m]\nrole_arn = arn:aws:iam::1:role/M\nsource_profile = base\nmfa_serial = s\n',
    );
    const failure = await catchFailure(bed.open().api(toScope('m')).getIdentity(PATIENT));
    expect(failure).toMatchObject({ reason: 'no-credentials', message: 'No MFA code was given for profile "m".' });
  });

  it('tells what STS said when it refuses the role', async () => {
    const sts = await startLoopback((_request, response) => {
      response.writeHead(403, { 'content-type': 'text/xml' });
      response.end(
        '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>',
      );
    });
    bed.closeLater(() => sts.close());
    bed.home.setEnv({ AWS_ENDPOINT_URL_STS: sts.endpoint });
    await bed.home.writeCredentials(toKeys('base'));
    await bed.home.writeConfig('[profile r]\nrole_arn = arn:aws:iam::1:role/R\nsource_profile = base\n');
    const failure = await catchFailure(bed.open().api(toScope('r')).getIdentity(PATIENT));
    expect(failure).toMatchObject({
      reason: 'access-denied',
      operation: 'sts:GetCallerIdentity',
      code: 'AccessDenied',
    });
    expect(failure.message).toBe('No credentials for profile "r": not authorized to perform: sts:AssumeRole');
  });
});
