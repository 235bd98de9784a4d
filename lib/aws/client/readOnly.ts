import type { Pluggable } from '@smithy/types';

const READS = /^(Describe|Get|List|AssumeRole)/;

/**
 * Makes a client refuse every operation that is not a read before anything is sent, resolved or
 * signed. An allow-list: an operation that AWS adds tomorrow is refused until its name says that it
 * reads. A dry run of a change is a change here.
 */
export function readOnly<Input extends object, Output extends object>(): Pluggable<Input, Output> {
  return {
    applyToStack: (stack) =>
      stack.add(
        (next, context) => async (args) => {
          const operation = operationOf(context.commandName);
          if (!READS.test(operation)) throw new ReadOnlyRefusal(operation);
          return next(args);
        },
        { step: 'initialize', priority: 'high', name: 'trimtabReadOnly' },
      ),
  };
}

/** A client that only reads was asked to change something. */
class ReadOnlyRefusal extends Error {
  override readonly name = 'ReadOnlyRefusal';
  readonly operation: string;
  constructor(operation: string) {
    super(`${operation} was not sent: this client only reads`);
    this.operation = operation;
  }
}

/** `StopInstances` of the SDK's `StopInstancesCommand`; a command without a name reads nothing. */
export function operationOf(commandName: string | undefined): string {
  return (commandName ?? '').replace(/Command$/, '');
}
