import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SharedProfiles } from '../../../src/aws/sharedProfiles.ts';
import { type AwsHome, createAwsHome } from './awsHome.ts';
import { catchFailure } from './connect.ts';
import { startLoopback } from './loopback.ts';

let home: AwsHome;
const profiles = new SharedProfiles();

beforeEach(async () => {
  home = await createAwsHome();
});

afterEach(() => home.dispose());

describe('listProfiles', () => {
  it('tells all profiles of both files with region and source', async () => {
    await home.writeConfig(`
[default]
region = eu-west-1

[profile corp]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = ReadOnly
region = us-east-1

[profile admin]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = keys

[profile tool]
credential_process = /opt/tool

[profile pod]
role_arn = arn:aws:iam::111122223333:role/Pod
web_identity_token_file = /token

[profile console]
login_session = arn:aws:iam::111122223333:user/a

[profile sso.and.keys]
sso_start_url = https://example.awsapps.com/start
aws_access_key_id = STALE
aws_secret_access_key = x

[sso-session corp]
sso_region = us-east-1

[services local]
lambda =
  endpoint_url = http://localhost:4566
`);
    await home.writeCredentials('[keys]\naws_access_key_id = A\naws_secret_access_key = B\nregion = ap-south-1\n');
    const found = await profiles.listProfiles();
    expect(found.map(({ name, source, region }) => [name, source, region])).toEqual([
      ['default', 'unknown', 'eu-west-1'],
      ['corp', 'sso', 'us-east-1'],
      ['admin', 'assume-role', undefined],
      ['tool', 'credential-process', undefined],
      ['pod', 'web-identity', undefined],
      ['console', 'login', undefined],
      ['sso.and.keys', 'sso', undefined],
      ['keys', 'access-key', 'ap-south-1'],
    ]);
  });

  it('is empty without files, and sees a file that is written later', async () => {
    expect(await profiles.listProfiles()).toEqual([]);
    await home.writeConfig('[default]\nregion = eu-west-1\n');
    expect((await profiles.listProfiles()).map((profile) => profile.name)).toEqual(['default']);
  });

  it('takes a file that is no INI as empty', async () => {
    await home.writeConfig('{"json": true}');
    expect(await profiles.listProfiles()).toEqual([]);
  });
});

describe('readDefaultScope', () => {
  const KEYS = { AWS_ACCESS_KEY_ID: 'A', AWS_SECRET_ACCESS_KEY: 'B' };

  it('is the default profile with its region', async () => {
    await home.writeConfig('[default]\nregion = eu-west-1\nsso_session = s\n');
    expect(await profiles.readDefaultScope()).toEqual({ profile: 'default', region: 'eu-west-1' });
  });

  it('is the profile of AWS_PROFILE, and of AWS_DEFAULT_PROFILE before it, as in the AWS CLI', async () => {
    await home.writeConfig('[profile a]\nregion = eu-west-1\n[profile b]\nregion = eu-west-2\n');
    await home.writeCredentials('[a]\naws_access_key_id = A\n[b]\naws_access_key_id = B\n');
    home.setEnv({ AWS_PROFILE: 'a' });
    expect(await profiles.readDefaultScope()).toEqual({ profile: 'a', region: 'eu-west-1' });
    home.setEnv({ AWS_DEFAULT_PROFILE: 'b' });
    expect(await profiles.readDefaultScope()).toEqual({ profile: 'b', region: 'eu-west-2' });
  });

  it("prefers AWS_REGION to AWS_DEFAULT_REGION to the profile's region", async () => {
    await home.writeConfig('[default]\nregion = eu-west-1\nsso_session = s\n');
    home.setEnv({ AWS_DEFAULT_REGION: 'eu-west-2' });
    expect((await profiles.readDefaultScope()).region).toBe('eu-west-2');
    home.setEnv({ AWS_REGION: 'eu-west-3' });
    expect((await profiles.readDefaultScope()).region).toBe('eu-west-3');
  });

  it('names no profile when the keys are in the environment, also beside AWS_PROFILE', async () => {
    await home.writeConfig('[profile a]\nregion = eu-west-1\nsso_session = s\n');
    home.setEnv({ ...KEYS, AWS_PROFILE: 'a' });
    expect(await profiles.readDefaultScope()).toEqual({ region: 'eu-west-1' });
  });

  it('names no profile when the machine gives the credentials', async () => {
    await home.writeConfig('[default]\nregion = eu-west-1\n');
    home.setEnv({ AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1/x' });
    expect(await profiles.readDefaultScope()).toEqual({ region: 'eu-west-1' });
  });

  it('keeps a profile that does not exist, so that its first call says so', async () => {
    home.setEnv({ AWS_PROFILE: 'gone', AWS_REGION: 'eu-west-1' });
    expect(await profiles.readDefaultScope()).toEqual({ profile: 'gone', region: 'eu-west-1' });
  });

  it('asks the EC2 instance for its region when nothing is configured', async () => {
    const metadata = await startLoopback((request, response) => {
      const isToken = request.method === 'PUT' && request.path === '/latest/api/token';
      const isRegion =
        request.path === '/latest/meta-data/placement/region' && request.headers['x-aws-ec2-metadata-token'] === 'tkn';
      response.end(isToken ? 'tkn' : isRegion ? 'ap-northeast-1' : 'no');
    });
    home.setEnv({ AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: metadata.endpoint });
    expect(await profiles.readDefaultScope()).toEqual({ region: 'ap-northeast-1' });
    await metadata.close();
    expect(await catchFailure(profiles.readDefaultScope())).toMatchObject({ reason: 'invalid' });
  });

  it('says what to do when there is no region', async () => {
    const failure = await catchFailure(profiles.readDefaultScope());
    expect(failure).toMatchObject({ reason: 'invalid' });
    expect(failure.message).toContain('AWS_REGION');
  });
});
