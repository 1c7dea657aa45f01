import { IsInt, IsUrl, Max, Min } from 'class-validator';
import { ServerConfig, Setting } from '@hearback/process';
import { type ServiceName } from '@hearback/kernel';

/** The address of a service, from `<SERVICE>_URL`. */
function ServiceUrl(service: ServiceName): PropertyDecorator {
  return (target, property) => {
    Setting({ env: `${service.toUpperCase()}_URL`, description: `Address of the ${service} service.` })(
      target,
      property,
    );
    IsUrl(
      { require_tld: false, require_protocol: true, protocols: ['http', 'https'] },
      { message: 'must be an http:// or https:// address' },
    )(target, property);
  };
}

/** Settings of the gateway. */
export class GatewayConfig extends ServerConfig implements Readonly<Record<ServiceName, string>> {
  @ServiceUrl('accounts')
  readonly accounts: string;

  @ServiceUrl('customers')
  readonly customers: string;

  @ServiceUrl('survey')
  readonly survey: string;

  @ServiceUrl('responses')
  readonly responses: string;

  @ServiceUrl('analytics')
  readonly analytics: string;

  @ServiceUrl('followups')
  readonly followups: string;

  @ServiceUrl('notifications')
  readonly notifications: string;

  @Setting({
    env: 'GATEWAY_CONNECT_PATIENCE_MS',
    default: 2_000,
    description: 'Milliseconds after which a service that takes no connection is answered for with 503.',
  })
  @IsInt()
  @Min(50)
  @Max(60_000)
  readonly connectPatienceMs: number;

  @Setting({
    env: 'GATEWAY_REPLY_PATIENCE_MS',
    default: 60_000,
    description:
      'Milliseconds that a service may take for the head of its reply once it has the whole request, and between two parts of its reply.',
  })
  @IsInt()
  @Min(1_000)
  @Max(600_000)
  readonly replyPatienceMs: number;

  @Setting({
    env: 'GATEWAY_CONNECTIONS',
    default: 768,
    description:
      'Connections that are held to each service at most. More than the requests that it answers at a time, so that it is the service that refuses at its door and nothing waits here.',
  })
  @IsInt()
  @Min(1)
  @Max(10_000)
  readonly connections: number;
}

/** What the gateway is called and how it is set up. */
export const gatewaySettings = { name: 'gateway', config: GatewayConfig } as const;
