import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { deviceTokenOf, sessionTokenOf } from '@hearback/http';

/** Parameter: the session token that the browser sent; undefined if it sent none. */
export const SessionToken = createParamDecorator<void>((_data, context: ExecutionContext) =>
  sessionTokenOf(context.switchToHttp().getRequest<Parameters<typeof sessionTokenOf>[0]>()),
);

/** Parameter: the token of the device cookie; undefined if the browser sent none. */
export const DeviceToken = createParamDecorator<void>((_data, context: ExecutionContext) =>
  deviceTokenOf(context.switchToHttp().getRequest<Parameters<typeof deviceTokenOf>[0]>()),
);
