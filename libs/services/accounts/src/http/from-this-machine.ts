import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { isFromThisMachine } from '@hearback/http';

/** Parameter: whether the request comes from this machine, without a proxy, and for a name of this machine. */
export const FromThisMachine = createParamDecorator<void>((_data, context: ExecutionContext) =>
  isFromThisMachine(context.switchToHttp().getRequest<Parameters<typeof isFromThisMachine>[0]>()),
);
