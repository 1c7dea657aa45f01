import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { sessionTokenOf } from '@hearback/http';

/** Parameter: the session token that the browser sent; undefined if it sent none. */
export const SessionToken = createParamDecorator<void>((_data, context: ExecutionContext) =>
  sessionTokenOf(context.switchToHttp().getRequest<Parameters<typeof sessionTokenOf>[0]>()),
);
