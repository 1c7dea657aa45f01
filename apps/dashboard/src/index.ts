export { dashboard } from './site.js';
