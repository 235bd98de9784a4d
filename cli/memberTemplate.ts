import { cliCommand } from './cliCommand.ts';

export const memberTemplate = cliCommand({
  name: 'member-template',
  summary: 'print the CloudFormation template for the roles of other accounts',
  options: {
    stage: {
      type: 'string',
      value: '<stage>',
      help: 'the deployment that assumes the roles',
      default: 'prod',
    },
    config: {
      type: 'string',
      value: '<file>',
      help: 'the configuration of the deployment',
      default: 'trimtab.yml',
    },
  },
  run: async ({ stage, config }) => {
    const { printMemberTemplate } = await import('./memberTemplate/printMemberTemplate.ts');
    printMemberTemplate(config, stage);
    return undefined;
  },
});
