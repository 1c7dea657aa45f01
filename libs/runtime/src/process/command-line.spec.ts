import { describe, expect, it } from '@jest/globals';
import { readCommand } from './command-line.js';

describe('the command line', () => {
  it.each([
    [[], { kind: 'start', migrate: false }],
    [['--migrate'], { kind: 'start', migrate: true }],
    [['migrate'], { kind: 'migrate' }],
    [['--check'], { kind: 'check' }],
    [['--print-config'], { kind: 'print-config' }],
    [['--list-targets'], { kind: 'list-targets' }],
    [['--help'], { kind: 'help' }],
    [['--chekc'], undefined],
    [['migrate', '--check'], undefined],
  ])('%j is %j', (parameters, command) => {
    expect(readCommand(parameters)).toEqual(command);
  });
});
