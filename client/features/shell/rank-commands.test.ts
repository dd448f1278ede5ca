import { expect, test } from 'vitest';
import type { Command } from '../../ui/hotkeys.ts';
import { rankCommands } from './rank-commands.ts';

function command(label: string, extra: Partial<Command> = {}): Command {
  return { id: label, label, group: 'Do', run: () => {}, ...extra };
}

const COMMANDS = [
  command('Go to Leads', { group: 'Go to' }),
  command('Go to Settings', { group: 'Go to' }),
  command('Invite a colleague', { group: 'Members', words: 'add person team' }),
  command('New workspace'),
  command('Next row', { keyOnly: true }),
];

const labels = (query: string) => rankCommands(COMMANDS, query).map(({ label }) => label);

test('without a query every command is offered in its order, but not bare keys', () => {
  expect(labels('')).toEqual([
    'Go to Leads',
    'Go to Settings',
    'Invite a colleague',
    'New workspace',
  ]);
});

test('each typed word must begin a word of the command', () => {
  expect(labels('go set')).toEqual(['Go to Settings']);
  expect(labels('eads')).toEqual([]);
});

test('other words for the same thing find it, after those that say so themselves', () => {
  expect(labels('team')).toEqual(['Invite a colleague']);
  expect(rankCommands([...COMMANDS, command('Team')], 'team').map((c) => c.label)).toEqual([
    'Team',
    'Invite a colleague',
  ]);
});
