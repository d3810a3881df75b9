import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { editorNode } from '../../../tools/editor/install.mjs';
import { findProgram } from '../../../tools/needs.mjs';

/** Where a client runs, and who it believes. */
export interface Place {
  /** Its home, with the files of `writeHome`. */
  readonly home: string;
  /** The origin's authority, as a file in PEM. */
  readonly authority: string;
}

/** A program that people run, and how it asks for something. */
export interface Client {
  readonly name: string;
  /** Its full path; absent where it is not installed. */
  readonly program: string | undefined;
  /** `url` is the origin's, without a slash at its end; `folder` is new. */
  readonly args: (url: string, folder: string, place: Place) => readonly string[];
  /** What it needs besides to find its way to the origin and to believe it. */
  readonly env?: (url: string, place: Place) => NodeJS.ProcessEnv;
  /** Part of what it prints when it came through. */
  readonly prints?: RegExp;
}

/** A person's own settings that name a proxy where nobody listens: whoever follows them comes nowhere. */
export function writeHome(home: string): void {
  const write = (name: string, ...lines: readonly string[]) => {
    const file = path.join(home, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${lines.join('\n')}\n`);
  };
  write('.gitconfig', '[http]', `proxy = ${NOBODY}`);
  write('.npmrc', `proxy=${NOBODY}`, `https-proxy=${NOBODY}`);
  write('.config/pip/pip.conf', '[global]', `proxy = ${NOBODY}`);
  write('Ask.java', ...JAVA);
  write('ask.go', ...GO);
  write('ask.mjs', ...NODE);
  write('ask.py', ...PYTHON);
}

/** What a person's environment may hold: each would have it go another way. */
export const NOBODY = 'http://127.0.0.1:1';

const NODE = [
  'import { get as http } from "node:http";',
  'import { get as https } from "node:https";',
  'const [, , how, url] = process.argv;',
  'if (how === "fetch") {',
  '  console.log(await (await fetch(url)).text());',
  '} else {',
  '  (url.startsWith("https:") ? https : http)(url, (answer) => answer.pipe(process.stdout));',
  '}',
];

const PYTHON = [
  'import sys',
  'how, url, authority = sys.argv[1:]',
  'if how == "urllib":',
  '    import urllib.request',
  '    print(urllib.request.urlopen(url).read().decode())',
  'else:',
  '    import importlib',
  '    client = importlib.import_module(how)',
  '    print(client.get(url, verify=authority).text)',
];

const GO = [
  'package main',
  'import ("fmt"; "io"; "net/http"; "os")',
  'func main() {',
  '  answer, err := http.Get(os.Args[1])',
  '  if err != nil { fmt.Println(err); os.Exit(1) }',
  '  io.Copy(os.Stdout, answer.Body)',
  '}',
];

/** Asks by both clients of Java's own, and says what each was told. */
const JAVA = [
  'import java.io.FileInputStream;',
  'import java.net.*;',
  'import java.net.http.*;',
  'import java.security.KeyStore;',
  'import java.security.cert.CertificateFactory;',
  'import javax.net.ssl.*;',
  'public class Ask {',
  '  public static void main(String[] args) throws Exception {',
  '    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());',
  '    store.load(null);',
  '    store.setCertificateEntry("origin", CertificateFactory.getInstance("X.509")',
  '        .generateCertificate(new FileInputStream(args[0])));',
  '    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");',
  '    trust.init(store);',
  '    SSLContext tls = SSLContext.getInstance("TLS");',
  '    tls.init(null, trust.getTrustManagers(), null);',
  '    HttpsURLConnection.setDefaultSSLSocketFactory(tls.getSocketFactory());',
  '    HttpClient client = HttpClient.newBuilder().sslContext(tls).version(HttpClient.Version.HTTP_1_1).build();',
  '    for (int at = 1; at < args.length; at += 1) {',
  '      try {',
  '        HttpURLConnection asked = (HttpURLConnection) URI.create(args[at] + "/old").toURL().openConnection();',
  '        System.out.println("old " + asked.getResponseCode());',
  '      } catch (Exception error) {',
  '        System.out.println("old " + error);',
  '      }',
  '      try {',
  '        HttpRequest request = HttpRequest.newBuilder(URI.create(args[at] + "/new")).build();',
  '        System.out.println("new " + client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());',
  '      } catch (Exception error) {',
  '        System.out.println("new " + error);',
  '      }',
  '    }',
  '  }',
  '}',
];

const NEWER_NODE = [process.execPath, editorNode].find((program) => {
  const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  const [major = 0, minor = 0] = status === 0 ? stdout.slice(1).split('.').map(Number) : [];
  return major > 24 || (major === 24 && minor >= 5);
});

/** Not a shim in their place, which looks for the interpreter in a person's home. */
const PYTHONS = ['python3', '/usr/bin/python3'].flatMap((name) => {
  const { status, stdout } = spawnSync(name, ['-c', 'import sys; print(sys.executable)'], {
    encoding: 'utf8',
  });
  return status === 0 ? [stdout.trim()] : [];
});

function pythonWith(module: string): string | undefined {
  return PYTHONS.find((program) => spawnSync(program, ['-c', `import ${module}`]).status === 0);
}

const ask = (how: string): Client['args'] => {
  const file = how === 'fetch' || how === 'module' ? 'ask.mjs' : 'ask.py';
  return (url, _folder, { home, authority }) => [path.join(home, file), how, `${url}/ask`, authority];
};

const python = (module: string): Client => ({
  name: `Python's ${module}`,
  program: pythonWith(module),
  args: ask(module),
  env: (_url, { authority }) => ({ SSL_CERT_FILE: authority }),
  prints: /"way"/,
});

const node = (name: string, how: string): Client => ({
  name,
  program: NEWER_NODE,
  args: ask(how),
  env: (_url, { authority }) => ({ NODE_EXTRA_CA_CERTS: authority }),
  prints: /"way"/,
});

/** Those that have a proxy's login from the environment. */
export const CLIENTS: readonly Client[] = [
  {
    name: 'curl',
    program: findProgram('curl'),
    args: (url) => ['--silent', '--show-error', '--fail', `${url}/ask`],
    env: (_url, { authority }) => ({ CURL_CA_BUNDLE: authority }),
    prints: /"way"/,
  },
  {
    name: 'wget',
    program: findProgram('wget'),
    args: (url, _folder, { authority }) => [
      ...['--quiet', '--tries=1', '--output-document=-', `--ca-certificate=${authority}`],
      `${url}/ask`,
    ],
    prints: /"way"/,
  },
  {
    name: 'git',
    program: findProgram('git'),
    args: (url, folder) => ['clone', '--quiet', `${url}/repo.git`, path.join(folder, 'clone')],
    env: (_url, { authority }) => ({ GIT_SSL_CAINFO: authority, GIT_TERMINAL_PROMPT: '0' }),
  },
  {
    name: 'pip',
    program: pythonWith('pip'),
    args: (url, folder) => [
      ...['-m', 'pip', 'download', '--quiet', '--no-deps', '--no-cache-dir', '--dest', folder],
      ...['--index-url', `${url}/simple/`, '--trusted-host', new URL(url).hostname, 'probe'],
    ],
    env: () => ({ PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_RETRIES: '0' }),
  },
  {
    name: 'npm',
    program: findProgram('npm'),
    args: (_url, folder) => ['install', '--prefix', folder, '--no-audit', '--no-fund', 'probe'],
    env: (url, { authority }) => ({
      npm_config_registry: url,
      npm_config_cafile: authority,
      npm_config_fetch_retries: '0',
      npm_config_update_notifier: 'false',
    }),
  },
  node('fetch of Node.js', 'fetch'),
  node('http and https of Node.js', 'module'),
  python('urllib'),
  python('requests'),
  python('httpx'),
];

export const GO_PROGRAM = findProgram('go') ?? '';

/** Compiled once. */
export function goClient(home: string): Client {
  const program = path.join(home, 'ask');
  execFileSync(GO_PROGRAM, ['build', '-o', program, path.join(home, 'ask.go')], {
    env: { ...process.env, GO111MODULE: 'off', CGO_ENABLED: '0' },
    stdio: 'pipe',
  });
  return {
    name: 'Go',
    program,
    args: (url) => [`${url}/ask`],
    env: (_url, { authority }) => ({ SSL_CERT_FILE: authority }),
    prints: /"way"/,
  };
}

export const JAVA_PROGRAM = findProgram('java') ?? '';
export const JAVA_COMPILER = findProgram('javac') ?? '';

/** Once, as to compile costs more than all else; what it leaves in the home asks for all addresses in one go. */
export function compileJava(home: string): void {
  execFileSync(JAVA_COMPILER, ['-d', home, path.join(home, 'Ask.java')], { stdio: 'pipe' });
}
