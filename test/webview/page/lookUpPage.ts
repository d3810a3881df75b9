import './fakeHost.js';
import '../../../src/webview/lookUp/main.js';
