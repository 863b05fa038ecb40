import { commands, Uri } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { openFileCommand } from '../protocol/protocol.ts';

/** The address of the note that the action chosen last begins. */
let begun: string | null = null;

/**
 * The editor keeps what an action's command is called with only as long as it keeps the list of actions, and the edit
 * that makes the file renews that list: so the command goes without, and the address stays here.
 */
export const beginning: Pick<Middleware, 'resolveCodeAction'> = {
  async resolveCodeAction(action, token, next) {
    const resolved = await next(action, token);
    if (resolved?.command?.command !== openFileCommand) return resolved;
    const { command, title, arguments: given } = resolved.command;
    begun = given?.[0] as string;
    resolved.command = { command, title };
    return resolved;
  },
};

/** Shows the note that an action has begun. */
export const openBegun = async (): Promise<void> => {
  if (begun !== null) await commands.executeCommand('vscode.open', Uri.parse(begun, true));
};
