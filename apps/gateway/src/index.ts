export { gatewaySettings } from './gateway.config.js';
export { gateway, startGateway } from './gateway.js';
export { readApi, type ApiDocument } from './api-document.js';
export { routesByService, type ServiceRoutes } from './routes-by-service.js';
