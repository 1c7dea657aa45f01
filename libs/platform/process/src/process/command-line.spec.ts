import { describe, expect, it } from '@jest/globals';
import { readCommand } from './command-line.js';

const EVENT = '0198c000-0000-7000-8000-00000000000a';

const operating = (kind: string, act: string, more: object = {}) => ({
  kind: 'operate',
  operation: { kind, act, ...more },
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
    [['--parked', 'list'], operating('parked', 'list')],
    [['--parked', 'replay', '--service', 'followups'], operating('parked', 'again', { service: 'followups' })],
    [['--parked', 'drop', EVENT], operating('parked', 'drop', { ids: [EVENT] })],
    [['--dead-jobs', 'drop', '--all'], operating('dead-jobs', 'drop')],
    [
      ['--dead-jobs', 'retry', EVENT, '--service', 'survey'],
      operating('dead-jobs', 'again', { service: 'survey', ids: [EVENT] }),
    ],
    [['--dead-jobs', 'drop'], undefined],
    [['--dead-jobs', 'replay'], undefined],
    [['--parked', 'list', '--service'], undefined],
    [['--parked', 'replay', 'everything'], undefined],
    [['--chekc'], undefined],
    [['migrate', '--check'], undefined],
  ])('%j is %j', (parameters, command) => {
    expect(readCommand(parameters)).toEqual(command);
  });
});
