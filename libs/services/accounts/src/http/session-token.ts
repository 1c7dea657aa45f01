import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { deviceTokenOf } from '@hearback/http';

/** Parameter: the token of the device cookie; undefined if the browser sent none. */
export const DeviceToken = createParamDecorator<void>((_data, context: ExecutionContext) =>
  deviceTokenOf(context.switchToHttp().getRequest<Parameters<typeof deviceTokenOf>[0]>()),
);
