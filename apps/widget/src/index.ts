export { widgetFiles, type WidgetFiles } from './widget-files.js';
