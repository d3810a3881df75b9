import { PLAYWRIGHT_CLIENTS } from './browsersPlaywright.js';
import { PUPPETEER_CLIENTS } from './browsersPuppeteer.js';
import { PYTHON_BROWSER_CLIENTS } from './browsersPython.js';
import { CI_CLIENTS } from './ci.js';
import type { Client } from './client.js';
import { CONFIG_FILES } from './configFiles.js';
import { DOCKER_CLIENTS } from './docker.js';
import { DOTNET_CLIENTS } from './dotnet.js';
import { ENVIRONMENTS } from './environments.js';
import { GO_CLIENTS } from './go.js';
import { HTTP_FILES } from './httpFiles.js';
import { JDK_CLIENTS } from './javaJdk.js';
import { JAVA_LIBRARIES } from './javaLibraries.js';
import { AGENT_CLIENTS } from './javascriptAgents.js';
import { AXIOS_CLIENTS } from './javascriptAxios.js';
import { CRAWLEE_CLIENTS } from './javascriptCrawlee.js';
import { FETCH_CLIENTS } from './javascriptFetch.js';
import { NODE_CLIENTS } from './javascriptNode.js';
import { KOTLIN_CLIENTS } from './kotlin.js';
import { PACKAGE_TOOLS } from './packageTools.js';
import { PERL_CLIENTS } from './perl.js';
import { PHP_CLIENTS } from './php.js';
import { POWERSHELL_CLIENTS } from './powershell.js';
import { PYTHON_CLIENTS } from './python.js';
import { PYTHON_ASYNC_CLIENTS } from './pythonAsync.js';
import { PYTHON_CURL_CLIENTS } from './pythonCurl.js';
import { SCRAPY_CLIENTS } from './pythonScrapy.js';
import { RUBY_CLIENTS } from './ruby.js';
import { RUST_CLIENTS } from './rust.js';
import { SHELL_TOOLS } from './shellTools.js';

/** Every client there is a recipe for; ids are unique. */
export const CLIENTS: readonly Client[] = [
  ...PYTHON_CLIENTS,
  ...PYTHON_ASYNC_CLIENTS,
  ...PYTHON_CURL_CLIENTS,
  ...SCRAPY_CLIENTS,
  ...AXIOS_CLIENTS,
  ...FETCH_CLIENTS,
  ...NODE_CLIENTS,
  ...AGENT_CLIENTS,
  ...CRAWLEE_CLIENTS,
  ...PLAYWRIGHT_CLIENTS,
  ...PUPPETEER_CLIENTS,
  ...PYTHON_BROWSER_CLIENTS,
  ...GO_CLIENTS,
  ...RUST_CLIENTS,
  ...JDK_CLIENTS,
  ...JAVA_LIBRARIES,
  ...KOTLIN_CLIENTS,
  ...DOTNET_CLIENTS,
  ...PHP_CLIENTS,
  ...RUBY_CLIENTS,
  ...PERL_CLIENTS,
  ...SHELL_TOOLS,
  ...PACKAGE_TOOLS,
  ...ENVIRONMENTS,
  ...POWERSHELL_CLIENTS,
  ...DOCKER_CLIENTS,
  ...CI_CLIENTS,
  ...CONFIG_FILES,
  ...HTTP_FILES,
];
