import { describe, expect, it } from '@jest/globals';
import { readCommand } from './command-line.js';

const EVENT = '0198c000-0000-7000-8000-00000000000a';

const operating = (kind: string, action: string, more: object = {}) => ({
  kind: 'operate',
  operation: { kind, action, ...more },
});

describe('the command line', () => {
  it.each([
    [[], { kind: 'start', migrate: false }],
    [['--migrate'], { kind: 'start', migrate: true }],
    [['migrate'], { kind: 'migrate' }],
    [['--check'], { kind: 'check' }],
    [['--print-config'], { kind: 'print-config' }],
    [['--list-targets'], { kind: 'list-targets' }],
    [['--help'], { kind: 'help' }],
    [['--dead-letters', 'list'], operating('dead-letters', 'list')],
    [
      ['--dead-letters', 'replay', '--service', 'followups'],
      operating('dead-letters', 'retry', { service: 'followups' }),
    ],
    [['--dead-letters', 'drop', EVENT], operating('dead-letters', 'drop', { ids: [EVENT] })],
    [['--dead-jobs', 'drop', '--all'], operating('dead-jobs', 'drop')],
    [
      ['--dead-jobs', 'retry', EVENT, '--service', 'survey'],
      operating('dead-jobs', 'retry', { service: 'survey', ids: [EVENT] }),
    ],
    [['--dead-jobs', 'drop'], undefined],
    [['--dead-jobs', 'replay'], undefined],
    [['--dead-letters', 'list', '--service'], undefined],
    [['--dead-letters', 'replay', 'everything'], undefined],
    [['--chekc'], undefined],
    [['migrate', '--check'], undefined],
  ])('parses %j as %j', (parameters, command) => {
    expect(readCommand(parameters)).toEqual(command);
  });
});
