import './fakeHost.js';
import '../../../src/webview/usage/main.js';
