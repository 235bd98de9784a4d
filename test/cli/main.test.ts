import { describe, expect, it } from 'vitest';
import { trimtab } from './trimtab.ts';

const COMMANDS = ['demo', 'preview', 'manifest', 'member-template', 'doctor', 'socket'];

describe('npx trimtab', () => {
  it.each([[[]], [['--help']], [['help']]])('with %j lists the commands', async (args) => {
    const { code, output, errors } = await trimtab(args);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    for (const command of COMMANDS) expect(output).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  it.each(COMMANDS)('%s --help lists its options and does nothing', async (command) => {
    const { code, output, errors } = await trimtab([command, '--help']);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toContain(`Usage: npx trimtab ${command}`);
    expect(output).toContain('Exit codes:');
  });

  it.each([
    [['previw'], 'Unknown command: previw. Did you mean preview?'],
    [['toString'], 'Unknown command: toString.'],
    [['preview', '--jsn'], 'Unknown option: --jsn. Did you mean --json?'],
    [['doctor', '--constructor'], 'Unknown option: --constructor.'],
    [['demo', '-o'], 'Unknown option: -o.'],
    [['preview', 'eu-west-1'], 'Unexpected argument: eu-west-1'],
    [['preview', '--json=yes'], '--json takes no value'],
    [['doctor', '--stage'], '--stage needs a value: --stage <stage>'],
    [['doctor', '--stage='], '--stage needs a value: --stage <stage>'],
  ])('with %j says what to type, with exit code 2', async (args, message) => {
    const { code, output, errors } = await trimtab(args);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toContain(message);
    expect(errors).toContain('--help');
    expect(errors).not.toMatch(/at .*\.ts/);
  });

  it('runs on the Node of the project where another one started it', async () => {
    const older = "Object.defineProperty(process.versions, 'node', { value: '20.0.0' })";
    const { code, output } = await trimtab(['manifest', '--help'], {}, [
      '--import',
      `data:text/javascript,${older}`,
    ]);
    expect(code).toBe(0);
    expect(output).toContain('Usage: npx trimtab manifest');
  });
});
