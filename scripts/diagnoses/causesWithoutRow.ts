/** Why a cause is first in no row of the table, by its id: no account of a sandbox can have it, or nothing can show it. */
export const CAUSES_WITHOUT_ROW: Readonly<Record<string, string>> = {
  'polling-not-started': 'nothing is wrong: it passes by itself',
  'nothing-new-in-topic': 'nothing is wrong',
  'latest-skipped-records': 'nothing is wrong: the records are older than the mapping’s reading',
  'group-position-used': 'nothing is wrong: the group’s position decides, which no API of AWS tells',
  'filtered-out': 'nothing is wrong: the patterns are the reader’s own, and are tried on records in the form',
  'no-way-to-aws': 'A1.3: the sample accounts answer with the text of A2 then, whose rows have the same check',
  'network-acl-closed': 'comes with a check of network ACLs; the row of A2.5 has the same check with endpoints',
  'left-over-result': 'provisioned mode needs no way to AWS services, so that the result is an old one and passes',
  'kafka-destination-rights':
    'shows as A3 only if Lambda’s producer lacks rights on the topic of failures; no source has its result',
  'secret-copy-outdated':
    'two secrets with different content: neither is read without being asked for, and the other is in another account',
  'chain-order-wrong': 'certificates of sample accounts have no chain; tests of the secret’s content have one',
  'sts-unreachable': 'the sample accounts answer with the text of A2 then, whose rows have the same check',
  'invoke-refused': 'the sample accounts answer with the text of A2 then: the row of A2.6, A9 has the same check',
  'service-fault': 'what is left when nothing in the account is wrong',
  'broker-names-unresolved': 'its text is not confirmed; the row of A1.4, A11 has the same cause and check',
  'records-too-old': 'records wait for days; it stands beside those that are too large',
  'key-is-plain-text': 'what records hold is not read; the metric is that of A12',
  'record-without-schema': 'what records hold is not read; the metric is that of A12',
  'failed-records-dropped': 'no cause of the failure: it says what becomes of the records',
  'group-shared-with-mapping': 'no source has its text; the row of A11 has the same group and no partition left',
  'group-shared-with-client': 'clients of Kafka’s own are seen by no API of AWS',
  'settings-unusable':
    'what is left of ESM_CONFIG_NOT_VALID when cluster, topic and authentication are right: no source says which settings',
  'network-or-service': 'what is left of a change that does not end when the subnets have addresses',
};
