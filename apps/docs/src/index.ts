export { documentation, type Documentation } from './documentation.js';
