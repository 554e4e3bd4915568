import * as l10n from '@vscode/l10n';
import { type FieldSpec, toGuideUrl } from '../fieldSpec.ts';

/** How Lambda proves itself to the brokers. The first row is the whole list, the second the secret in its only entry. */
export const AUTHENTICATION_FIELDS: readonly FieldSpec[] = [
  {
    id: 'authentication',
    path: ['SourceAccessConfigurations'],
    control: 'authentication',
    group: 'authentication',
    label: () => l10n.t('Authentication'),
    help: () =>
      l10n.t(
        'With a secret Lambda uses the method of the secret; without one it uses the strongest method that the cluster has enabled and never falls back to a weaker one.',
      ),
    docUrl: toGuideUrl('msk-cluster-auth.html'),
    limits: { maxItems: 1 },
    choices: [
      {
        value: 'SASL_SCRAM_512_AUTH',
        label: () => l10n.t('SASL/SCRAM'),
        help: () => l10n.t('User name and password from a secret that is associated with the cluster.'),
      },
      {
        value: 'CLIENT_CERTIFICATE_TLS_AUTH',
        label: () => l10n.t('mutual TLS'),
        help: () => l10n.t('Client certificate and private key from a secret.'),
      },
    ],
    default: { words: () => l10n.t('no secret: IAM, else unauthenticated') },
    createOnly: false,
    mode: 'both',
    names: {
      cli: '--source-access-configurations',
      cloudFormation: 'SourceAccessConfigurations',
      sam: 'SourceAccessConfigurations',
      terraform: 'source_access_configuration',
      cdk: 'secret',
      serverless: 'saslScram512',
    },
    source: 'fields.md 8, source-facts 29, 50-55, 151-153, 191',
  },
  {
    id: 'secret',
    path: ['SourceAccessConfigurations', 0, 'URI'],
    control: 'secret',
    group: 'authentication',
    label: () => l10n.t('Secret'),
    help: () =>
      l10n.t(
        'ARN of the Secrets Manager secret with the user name and password (SASL/SCRAM) or the client certificate and private key (mutual TLS).',
      ),
    placeholder: () => l10n.t('secret ARN'),
    docUrl: toGuideUrl('msk-cluster-auth.html'),
    limits: {
      minLength: 1,
      maxLength: 200,
      pattern: /^[a-zA-Z0-9-/*:_+=.@]*$/,
      allowed: () => l10n.t('letters, digits and - / * : _ + = . @'),
    },
    required: {
      when: (draft) => (draft.SourceAccessConfigurations?.length ?? 0) > 0,
      message: () => l10n.t('Choose the secret that holds the credentials.'),
    },
    createOnly: false,
    mode: 'both',
    names: {
      cli: '--source-access-configurations',
      cloudFormation: 'SourceAccessConfigurations',
      sam: 'SourceAccessConfigurations',
      terraform: 'source_access_configuration.uri',
      cdk: 'secret',
    },
    source: 'fields.md 8, source-facts 26, 35, 40, 148, 151-153',
  },
];
