import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { ConnectionOptions } from '../../../src/aws/connectionOptions.ts';
import type { AwsConnections } from '../../../src/aws/connections.ts';
import type { Scope } from '../../../src/core/scope.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/startSandbox.ts';
import { type AwsHome, createAwsHome } from './awsHome.ts';
import { connect, PATIENT } from './connect.ts';
import { startLoopback } from './loopback.ts';

export const REGION = 'us-east-1';
export const KEYS = { AWS_ACCESS_KEY_ID: 'ENVKEY', AWS_SECRET_ACCESS_KEY: 'secret-of-env' };

export const toScope = (profile?: string): Scope => ({ region: REGION, profile });

/** A section of the credentials file with keys of its own. */
export const toKeys = (name: string) => `[${name}]\naws_access_key_id = KEY${name}\naws_secret_access_key = secret\n`;

/** For a test file: a sandbox as the endpoint of everything, and a fresh home folder for each test. */
export class CredentialBed {
  readonly #closers: (() => Promise<void>)[] = [];
  #sandbox: Sandbox | undefined;
  #home: AwsHome | undefined;

  constructor() {
    beforeAll(async () => {
      this.#sandbox = await startSandbox();
    });
    afterAll(() => this.#sandbox?.close());
    beforeEach(async () => {
      this.#home = await createAwsHome();
      this.#home.setEnv({ AWS_ENDPOINT_URL: this.sandbox.endpoint });
    });
    afterEach(async () => {
      for (const close of this.#closers.splice(0)) await close();
      this.sandbox.reset();
      await this.#home?.dispose();
    });
  }

  get sandbox(): Sandbox {
    if (this.#sandbox === undefined) throw new Error('not within a test');
    return this.#sandbox;
  }

  get home(): AwsHome {
    if (this.#home === undefined) throw new Error('not within a test');
    return this.#home;
  }

  /** Has something closed after the test. */
  closeLater(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  open(options: Partial<ConnectionOptions> = {}): AwsConnections {
    const connections = connect(this.sandbox.endpoint, options);
    this.closeLater(() => connections.dispose());
    return connections;
  }

  /** The access key that a call of the scope is signed with. */
  async getKey(connections: AwsConnections, profile?: string): Promise<string | undefined> {
    await connections.api(toScope(profile)).getFunction('my-kafka-function', PATIENT);
    return this.sandbox.requests.at(-1)?.accessKeyId;
  }

  /** A server that hands out role credentials as STS does, with the role's name as the key. */
  async startSts() {
    const sts = await startLoopback((request, response) => {
      const form = new URLSearchParams(request.body);
      const role = form.get('RoleArn')?.split('/')[1];
      const action = form.get('Action');
      response.writeHead(200, { 'content-type': 'text/xml' });
      response.end(`<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result><Credentials>
        <AccessKeyId>ROLE${role}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
        <Expiration>${new Date(Date.now() + 3_600_000).toISOString()}</Expiration></Credentials>
        <AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/${role}/s</Arn><AssumedRoleId>A:s</AssumedRoleId>
        </AssumedRoleUser></${action}Result></${action}Response>`);
    });
    this.closeLater(() => sts.close());
    this.home.setEnv({ AWS_ENDPOINT_URL_STS: sts.endpoint });
    return sts;
  }
}

/** A command line that prints a file, on every system. */
export function toPrinter(path: string): string {
  const program = `process.stdout.write(require('fs').readFileSync(process.argv[1],'utf8'))`;
  return `${JSON.stringify(process.execPath)} -e "${program}" ${JSON.stringify(path)}`;
}
