import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { networkOf } from '@hearback/http';

/** Parameter: the network that the request comes from (the /24 of IPv4, the /64 of IPv6), as the key of rate limits. */
export const Network = createParamDecorator<void>((_data, context: ExecutionContext) =>
  networkOf(context.switchToHttp().getRequest<{ ip: string }>().ip),
);
