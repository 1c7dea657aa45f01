import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { networkOf, secondStepTokenOf, sessionTokenOf } from '@hearback/http';
import type { SigningBrowser } from '../application/sessions.js';

/** Characters of a user agent that are kept. */
const AGENT_LENGTH = 300;

/** The parts of a request that tell the browser. */
interface BrowserRequest {
  readonly cookies: Parameters<typeof sessionTokenOf>[0]['cookies'];
  readonly headers: { readonly 'user-agent'?: string };
  readonly ip: string;
}

/** Parameter: the token of a sign-in that waits for its second step; undefined without one. */
export const StepToken = createParamDecorator<void>((_data, context: ExecutionContext) =>
  secondStepTokenOf(context.switchToHttp().getRequest<BrowserRequest>()),
);

/** Parameter: the browser in which somebody signs in. */
export const Browser = createParamDecorator<void>((_data, context: ExecutionContext): SigningBrowser => {
  const request = context.switchToHttp().getRequest<BrowserRequest>();
  const userAgent = (request.headers['user-agent'] ?? '').slice(0, AGENT_LENGTH);
  return { previousSecret: sessionTokenOf(request), place: { userAgent, network: networkOf(request.ip) } };
});
