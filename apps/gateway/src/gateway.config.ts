import { IsInt, IsUrl, Max, Min } from 'class-validator';
import { ServerConfig, Setting } from '@hearback/process';
import { type ServiceName } from '@hearback/kernel';

/** The URL of a service, from `<SERVICE>_URL`. */
function ServiceUrl(service: ServiceName): PropertyDecorator {
  return (target, property) => {
    Setting({ env: `${service.toUpperCase()}_URL`, description: `URL of the ${service} service.` })(target, property);
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
    env: 'GATEWAY_CONNECT_TIMEOUT_MS',
    default: 2_000,
    description: 'Milliseconds to wait for a connection to a service before the gateway answers 503.',
  })
  @IsInt()
  @Min(50)
  @Max(60_000)
  readonly connectTimeoutMs: number;

  @Setting({
    env: 'GATEWAY_REPLY_TIMEOUT_MS',
    default: 60_000,
    description:
      'Milliseconds that a service may take to begin its reply after it has the whole request, and between two chunks of the reply.',
  })
  @IsInt()
  @Min(1_000)
  @Max(600_000)
  readonly replyTimeoutMs: number;

  @Setting({
    env: 'GATEWAY_CONNECTIONS',
    default: 768,
    description:
      'Maximum number of connections to each service. Greater than HEARBACK_MAX_IN_FLIGHT_REQUESTS, so that the service rejects excess requests and none queue in the gateway.',
  })
  @IsInt()
  @Min(1)
  @Max(10_000)
  readonly connections: number;
}

export const gatewaySettings = { name: 'gateway', config: GatewayConfig } as const;
