import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The table that is deployed, as infra/storage.yml describes it. */
export function tableDefinition(TableName: string) {
  const { Resources } = parse(readFileSync('infra/storage.yml', 'utf8'), {
    customTags: CLOUDFORMATION,
  });
  const { AttributeDefinitions, KeySchema } = Resources.Table.Properties;
  return { TableName, AttributeDefinitions, KeySchema };
}

/** CloudFormation's short forms; none of them matters for the table. */
const CLOUDFORMATION = ['!Ref', '!GetAtt', '!Sub'].map((tag) => ({
  tag,
  resolve: (value: string) => value,
}));
