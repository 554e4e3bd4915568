import { describe, expect, it } from 'vitest';
import { type ServiceName, SettingError, toEndpointUrl } from '../../../src/aws/endpoints.ts';
import type { Environment, SharedFiles } from '../../../src/aws/sharedFiles.ts';

const FILES: SharedFiles = {
  config: {
    default: {},
    local: { endpoint_url: 'http://profile:1' },
    services: { services: 'mine', endpoint_url: 'http://profile:1' },
    ignoring: { endpoint_url: 'http://profile:1', ignore_configured_endpoint_urls: 'true' },
    dangling: { services: 'nowhere' },
    'services.mine': { 'lambda.endpoint_url': 'http://section:2', 'secrets_manager.endpoint_url': 'http://section:3' },
  },
  credentials: { keys: { endpoint_url: 'http://credentials:4' } },
};

const url = (profile: string, env: Environment = {}, service: ServiceName = 'lambda') =>
  toEndpointUrl(service, env, FILES, profile);

describe('toEndpointUrl', () => {
  it("is AWS's own when nothing is configured, or the profile is missing", () => {
    expect(url('default')).toBeUndefined();
    expect(url('missing')).toBeUndefined();
    expect(url('default', { AWS_ENDPOINT_URL: '' })).toBeUndefined();
  });

  it("takes the profile's endpoint, from either file", () => {
    expect(url('local')).toBe('http://profile:1');
    expect(url('keys')).toBe('http://credentials:4');
  });

  it("prefers the service's entry in the services section", () => {
    expect(url('services')).toBe('http://section:2');
    expect(url('services', {}, 'secretsmanager')).toBe('http://section:3');
    expect(url('services', {}, 'kafka')).toBe('http://profile:1');
  });

  it("prefers the environment, and there the service's own variable", () => {
    const env = { AWS_ENDPOINT_URL: 'http://env:5', AWS_ENDPOINT_URL_SECRETS_MANAGER: 'http://env:6' };
    expect(url('services', env)).toBe('http://env:5');
    expect(url('services', env, 'secretsmanager')).toBe('http://env:6');
  });

  it('ignores all of it when told so; the environment has the last word', () => {
    const env = { AWS_ENDPOINT_URL: 'http://env:5' };
    expect(url('ignoring', env)).toBeUndefined();
    expect(url('local', { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'TRUE' })).toBeUndefined();
    expect(url('ignoring', { ...env, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' })).toBe('http://env:5');
  });

  it('says what is wrong with the settings', () => {
    expect(() => url('dangling')).toThrow(SettingError);
    expect(() => url('dangling')).toThrow('"nowhere"');
    expect(() => url('default', { AWS_ENDPOINT_URL: 'no url' })).toThrow('"no url" is not a URL');
  });
});
