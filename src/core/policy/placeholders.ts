import * as l10n from '@vscode/l10n';

/** Words that stand for what is not known, and where to find it. */
const PLACEHOLDERS: readonly { readonly word: string; readonly text: () => string }[] = [
  { word: 'REGION', text: () => l10n.t('the region of function and cluster') },
  { word: 'ACCOUNT_ID', text: () => l10n.t('the account of the function') },
  { word: 'CLUSTER_NAME', text: () => l10n.t('the cluster’s name') },
  {
    word: 'CLUSTER_UUID',
    text: () => l10n.t('the last part of the cluster’s own ARN; a VPC connection’s ARN ends in another one'),
  },
  { word: 'TOPIC_NAME', text: () => l10n.t('the topic that is read') },
  { word: 'FUNCTION_NAME', text: () => l10n.t('the function’s name') },
  { word: 'EXECUTION_ROLE', text: () => l10n.t('the function’s execution role, with its path if it has one') },
  { word: 'SECRET_NAME', text: () => l10n.t('the secret’s name with the six characters behind it in its ARN') },
  {
    word: 'KMS_KEY_ID',
    text: () => l10n.t('the key that encrypts the secret; its ARN has to name the key itself, not an alias'),
  },
  { word: 'BOOTSTRAP_BROKERS', text: () => l10n.t('broker addresses that an administrator’s client can use') },
  { word: 'USERNAME', text: () => l10n.t('the user name in the secret') },
  { word: 'DISTINGUISHED_NAME', text: () => l10n.t('the full distinguished name of the client certificate') },
  {
    word: 'BROKER_PORT',
    text: () => l10n.t('the port in the broker addresses that “aws kafka get-bootstrap-brokers” prints'),
  },
  { word: 'CLUSTER_SECURITY_GROUP', text: () => l10n.t('a security group of the cluster') },
  { word: 'CONNECTION_SECURITY_GROUP', text: () => l10n.t('a security group of the VPC connection') },
  { word: 'ENDPOINT_SECURITY_GROUP', text: () => l10n.t('the endpoints’ security group') },
  { word: 'CLUSTER_VPC', text: () => l10n.t('the cluster’s VPC') },
  { word: 'CLUSTER_SUBNET', text: () => l10n.t('the cluster’s subnets') },
  { word: 'CONNECTION_VPC', text: () => l10n.t('the VPC of the VPC connection') },
  { word: 'CONNECTION_SUBNET', text: () => l10n.t('the subnets of the VPC connection') },
  { word: 'ROUTE_TABLE', text: () => l10n.t('the route tables of these subnets') },
];

/** One note for each place to fill in that stands in a text. */
export function listPlaceholderNotes(text: string): readonly string[] {
  return listPlaceholders(text).map(({ word, text: say }) => l10n.t('{0}: {1}.', word, say()));
}

/** Whether something in a text is not known. */
export function hasPlaceholder(text: string): boolean {
  return listPlaceholders(text).length > 0;
}

function listPlaceholders(text: string) {
  const words = new Set(text.match(/\b[A-Z][A-Z_]+\b/g));
  return PLACEHOLDERS.filter(({ word }) => words.has(word));
}
