export { codeHandlers } from './ui/code/codeHandlers.js';
